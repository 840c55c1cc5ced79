"""Whatever is recorded, planned, decided, applied and undone, in any order, a re-scope loses and doubles nobody."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.books import CopyOf
from tests.services.rescope_walker import RescopeWalk

WALKS = settings(
    max_examples=3,
    stateful_step_count=10,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def test_a_walk_keeps_everybody_and_every_figure(copy_of: CopyOf) -> None:
    class Walk(RescopeWalk):
        pass

    Walk.copy_of = staticmethod(copy_of)
    run_state_machine_as_test(Walk, settings=WALKS)
