"""Every public name is there, whatever was imported before it."""

from __future__ import annotations

import logicnet


def test_every_public_name_can_be_had() -> None:
    assert all(hasattr(logicnet, name) for name in logicnet.__all__)
    assert sorted(logicnet.__all__) == list(dict.fromkeys(sorted(logicnet.__all__)))


def test_the_screen_is_called_by_its_name_also_after_its_package_was_imported() -> None:
    import logicnet.screens.designs

    assert logicnet.screens.designs
    assert callable(logicnet.screen)
