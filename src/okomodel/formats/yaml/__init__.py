"""Documents as YAML 1.2: reading them with places, laying them out, putting one into its file.

``reading`` asks ``composing`` for a tree of ``nodes`` (``scanning``: what YAML 1.2 allows beyond
ruamel.yaml; ``mistakes``: why there is no tree) and ``built`` for the plain data in it. ``layout``
writes; it and ``scalars``, which says what needs quotes, work without the extra ``yaml``.
``rewriting`` changes a file that is there, and ``matching`` tells which item of a list is which.
"""
