"""Where the shipped files stand."""

from __future__ import annotations

from pathlib import Path

from logicnet.formats.folder import network_folder, shown_path


def test_the_folder_holds_the_shipped_networks_and_what_belongs_to_them() -> None:
    assert {"il6.toml", "drugs.toml", "contexts.toml"} <= {path.name for path in network_folder().iterdir()}


def test_a_shipped_file_is_shown_by_its_folder_and_name() -> None:
    assert shown_path(Path("/anywhere/networks/drugs.toml")) == "networks/drugs.toml"
