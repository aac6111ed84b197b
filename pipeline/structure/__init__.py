"""From clean lines to blocks, sections and the analysis text."""
