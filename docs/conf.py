"""How Sphinx builds the manual: `python3 run docs` prepares the pages and calls it, every warning an error."""

from __future__ import annotations

import logging

import logicnet
from manual.cells import CellLexer
from manual.docstrings import fielded

project = "logicnet"
author = "The logicnet authors"
project_copyright = author
version = release = logicnet.__version__
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx_copybutton", "sphinx_design"]
myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]  # a page may begin its parts one level down

nb_execution_mode = "force"
nb_execution_timeout = 240
nb_execution_in_temp = False  # beside the page, where its commands have worked
nb_execution_raise_on_error = True
nb_execution_show_tb = True
nb_merge_streams = True

autodoc_class_signature = "separated"  # answers are made by functions: how they are put together is no matter
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "exclude-members": "__init__"}
python_maximum_signature_line_length = 60
python_use_unqualified_type_names = True
add_module_names = True

html_theme = "furo"
html_title = f"logicnet {version}"
html_static_path = ["_static"]
html_css_files = ["manual.css"]
templates_path = ["_templates"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/versions.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_search_summary = False  # would be fetched, which a page that is opened from a disk cannot do
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
exclude_patterns = ["_*"]


logging.getLogger("traitlets").setLevel(logging.WARNING)  # else a line for each notebook that is begun


def setup(app):
    app.add_lexer("ipython3", CellLexer)
    app.connect("autodoc-process-docstring", fielded)
