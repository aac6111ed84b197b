"""Puts the vocabularies and the trained model into the wheel; a checkout uses them where they lie."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            build_data["force_include"]["data/vocab"] = "pipeline/_data/vocab"
            build_data["force_include"]["models/casework_en"] = "pipeline/_data/model"
