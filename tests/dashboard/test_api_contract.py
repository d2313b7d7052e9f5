"""Schemathesis tries what the description allows and what it does not: no server error, no undocumented answer."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from dashboard.app import create

EXAMPLES = 4  # of each address and mode; more find nothing new in minutes


@pytest.fixture(scope="module")
def operations() -> list[Any]:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", create())
    found: list[Any] = list(schema.get_all_operations())
    return [each.ok() for each in found]


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_the_api_keeps_its_description(operations: list[Any], mode: GenerationMode) -> None:
    assert len(operations) > 30
    faults = []
    for operation in _able(operations, mode):
        try:
            _hold(operation, mode)
        except Exception as fault:  # noqa: BLE001 - every address is tried before one is told of
            faults.append(fault)
    if faults:
        raise ExceptionGroup(f"{len(faults)} addresses", faults)


def _hold(operation: Any, mode: GenerationMode) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def hold(case: Any) -> None:
        case.call_and_validate()

    hold()


def _able(operations: list[Any], mode: GenerationMode) -> Iterator[Any]:
    """What takes nothing cannot be asked wrongly."""
    for operation in operations:
        if mode is GenerationMode.POSITIVE or len(list(operation.iter_parameters())) > 0:
            yield operation
