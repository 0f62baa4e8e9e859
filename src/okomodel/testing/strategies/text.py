"""Texts as people type them, and now and then odd ones."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

__all__ = ["TEXTS", "maybe"]

_ODD = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=16)
_SAID = st.sampled_from(["in overleg", 'zie "bijlage" 2', "ouders & jongeren", "<nog open>"])

TEXTS: SearchStrategy[str] = _SAID | _ODD
"""Short texts that are not empty: everyday ones, and any sixteen characters."""

maybe: SearchStrategy[bool] = st.sampled_from([False, False, True])
"""Whether something optional is there: more often not."""
