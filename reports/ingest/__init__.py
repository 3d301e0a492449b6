"""The way in: bytes are kept as a capture, a reader makes an outline of them, a plan compares it with what is stored, and one
transaction writes it. Curated records come in through `curated`.

Reading and planning never write; writing never reads a file.
"""
