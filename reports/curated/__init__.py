"""The curated records as people edit them: YAML files read with their line numbers, checked whole, then written in one go.

The rule of writing: what the archive holds and the files say otherwise stays as the archive has it, unless asked to overwrite.
"""
