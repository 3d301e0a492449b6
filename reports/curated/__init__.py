"""The curated records as people edit them: YAML files read with their line numbers, checked whole, then written in one go.

The rule of writing: where the archive and the files differ, the archive stays as it is, unless asked to overwrite.
"""
