"""What tests of other projects can use: strategies, a state machine, fixtures.

``from okomodel.testing import strategies as oko``, and then ``@given(oko.dossiers())``. The
extra ``okomodel[testing]`` brings hypothesis and pytest. Nothing is loaded before it is used.
"""

__all__: list[str] = []
