"""How Sphinx builds these pages: `make docs`. Nothing is fetched from elsewhere, then or later."""

import os
import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent)]

project = "okomodel"
author = "okomodel contributors"
project_copyright = author
release = version_of("okomodel")
version = release

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "docs.front_door",
    "docs.pictures",
    "docs.from_notebooks",
    "docs.twins",
    "docs.heads",
    "docs.found",
    "docs.at_home",
]
source_suffix = {".md": "markdown"}
nitpicky = True
nitpick_ignore_regex = [
    # Others have pages of their own; to link to them, the build would need the network.
    (r"py:.*", r"(ValueError|KeyError|OSError|TypeError|Mapping|Iterable|Iterator|date|PathLike)"),
    (
        r"py:.*",
        r"(cattrs|collections|datetime|hypothesis|os|pathlib|pd|pl|random|starlette|typing)\..*",
    ),
    (r"py:.*", r"(Concat|Layer)?Chart"),  # of Altair
    # Said in words where they stand: either kind of document, a text in two languages.
    (
        r"py:.*",
        r"okomodel\.(formats\.(reading\.D|form\.Places)|reference\.tables\.V|monitor\.disclosure\.D)",
    ),
    (r"py:.*", r"okomodel\.testing\.strategies\.arbitrary\.T"),
    # What a letter is about and made of: said in words where it stands.
    (r"py:.*", r"okomodel\.letters\.(about\.About|sentence\.(Name|Part|Sentence))"),
    # Kinds of changes of a definition: said by their labels.
    (r"py:.*", r"okomodel\.reference\.indicator\.Change"),
    # What a hint is made of, and where a fact stands: neither is public.
    (r"py:.*", r"okomodel\.(errors\.Advice|model\.document\.Place)"),
    (
        r"py:.*",
        r"okomodel\.(wording\.Wording|findings\.(Message|Spot)|pages\.sheet\.Sheet|formats\.form\.Origin)",
    ),
]

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
add_module_names = False
toc_object_entries_show_parents = "hide"
python_maximum_signature_line_length = 120

html_theme = "furo"
html_title = "okomodel"
html_baseurl = os.environ.get("DOCS_URL", "")  # where the pages will stand
html_favicon = "_static/icon.svg"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_show_sphinx = False
