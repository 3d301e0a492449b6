"""Small PDF files written by hand for the tests: pages of lines, each with its place, size and weight."""

import zlib
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True)
class Line:
    text: str
    x: float = 72
    y: float = 700
    size: float = 11
    bold: bool = False
    italic: bool = False


def column(*texts, x=72, top=740, size=11, step=None, **style):
    """Lines one below the other; None leaves a line empty."""
    step = step or size * 1.3
    return [Line(text, x, top - step * at, size, **style) for at, text in enumerate(texts) if text is not None]


def pdf(*pages, pictures=(), encrypt=False, title=""):
    """A file of these pages, each a list of lines; those whose numbers are in `pictures` show a picture too."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: _font("Helvetica"),
        4: _font("Helvetica-Bold"),
        5: _font("Helvetica-Oblique"),
        6: b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n0\nendstream",
        7: f"<< /Title ({title}) >>".encode(),
    }
    kids = []
    for number, lines in enumerate(pages, start=1):
        at = 8 + 2 * number
        kids.append(f"{at} 0 R")
        picture = b"q 500 0 0 700 40 60 cm /Im Do Q\n" if number in pictures else b""
        stream = zlib.compress(picture + b"".join(_shown(line) for line in lines))
        objects[at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {at + 1} 0 R /Resources"
            " << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> /XObject << /Im 6 0 R >> >> >>"
        ).encode()
        objects[at + 1] = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(stream), stream)
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    if encrypt:
        objects[8] = b"<< /Filter /Standard /V 1 /R 2 /O <%b> /U <%b> /P -4 >>" % (b"41" * 32, b"42" * 32)
    return _file(objects, encrypt=encrypt)


def _font(name):
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _shown(line):
    font = "F2" if line.bold else "F3" if line.italic else "F1"
    text = line.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /{font} {line.size} Tf {line.x} {line.y} Td (".encode() + text + b") Tj ET\n"


def _file(objects, *, encrypt):
    content, places = b"%PDF-1.7\n", {}
    for number, body in sorted(objects.items()):
        places[number] = len(content)
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(content)
    count = max(objects) + 1
    content += f"xref\n0 {count}\n0000000000 65535 f \n".encode()
    for number in range(1, count):
        content += f"{places.get(number, 0):010} 00000 {'n' if number in places else 'f'} \n".encode()
    locked = " /Encrypt 8 0 R /ID [<61> <61>]" if encrypt else ""
    return (
        content + f"trailer\n<< /Size {count} /Root 1 0 R /Info 7 0 R{locked} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
