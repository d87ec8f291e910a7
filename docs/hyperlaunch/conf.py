# SPDX-License-Identifier: GPL-2.0-only
#
# How Sphinx makes the documents: `make docs`.

project = 'Hyperlaunch for Xen'
copyright = 'GPL-2.0-only, its authors'
language = 'en'

extensions = ['myst_parser']
source_suffix = {'.md': 'markdown'}
# Not documents themselves.
exclude_patterns = ['examples', 'schema']

# Links to headings, as "file.md#words-of-the-heading"
myst_heading_anchors = 3

# Blocks that do not say what they are in are not guessed at.
highlight_language = 'none'

html_theme = 'alabaster'
html_theme_options = {'page_width': '64em'}
html_copy_source = False
html_show_sphinx = False
