"""What leaves the pipeline: record lines and the list of quarantined inputs."""
