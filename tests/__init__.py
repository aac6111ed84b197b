"""Tests mirror the package: a folder a stage."""
