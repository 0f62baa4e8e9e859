"""A letter as a Word document, of its own look or in a template of the municipality."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from os import PathLike
from typing import Any

from okomodel.letters.extra import extra
from okomodel.letters.letter import Letter
from okomodel.letters.sentence import Block, Listing, Paragraph, Part, Table
from okomodel.letters.template import filled, opened
from okomodel.wording import Language

__all__ = ["word"]

_LANGUAGES: dict[Language, str] = {"nl": "nl-NL", "en": "en-GB"}
_FONT, _INK, _SHADE = "Arial", "1B1F24", "E8EBEE"
_SIZES = {"Normal": 10, "Heading 1": 18, "Heading 2": 13, "Heading 3": 11, "Heading 4": 10}
_IN_TABLE, _IN_CELL = 9, 25_000  # points; EMU, of which a point has 12,700
_MARGIN = 2.2  # centimetres


def word(letter: Letter, template: str | PathLike[str] | None = None) -> bytes:
    """A letter as Word (.docx); it needs the extra ``letter``.

    In a ``template`` each field such as ``{{onderwerp}}`` is filled in, in the template's styles.
    Raises :class:`okomodel.letters.template.TemplateError` for one that is no Word document, has
    no field, or has an unknown one.
    """
    if template is not None:
        document = opened(template)
        filled(document, letter, template, blocks_of)
    else:
        document = _plain(letter)
    _describe(document, letter)
    if letter.is_draft:
        _mark(document, letter.draft)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def blocks_of(document: Any, blocks: Iterable[Block], level: int) -> Iterator[Any]:
    """Blocks as elements that stand at the end of a document; headings begin at some level."""
    for block in blocks:
        match block:
            case Part(heading=heading, blocks=inner):
                yield _styled(document, heading, f"Heading {min(level, 9)}")
                yield from blocks_of(document, inner, level + 1)
            case Paragraph(told):
                yield _styled(document, " ".join(one.text for one in told), "Normal")
            case Listing(items):
                yield from (_item(document, one.text) for one in items)
            case Table():
                yield _table(document, block)
                yield _after_a_table(document)


# ------------------------------------------------------------------------------ a look of its own


def _plain(letter: Letter) -> Any:
    document = extra("docx").Document()
    _look(document)
    _styled(document, letter.title, "Heading 1")
    if letter.is_draft:  # the top of a page is not read aloud
        document.add_paragraph().add_run(letter.draft).bold = True
    for name, value in letter.head:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = 0
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(value)
    for _ in blocks_of(document, letter.parts, 2):
        pass
    _number_pages(document.sections[0].footer.paragraphs[0])
    return document


def _number_pages(paragraph: Any) -> None:
    paragraph.alignment = extra("docx.enum.text").WD_ALIGN_PARAGRAPH.RIGHT
    qn, element = extra("docx.oxml.ns").qn, extra("docx.oxml").OxmlElement
    for words in ("PAGE", " / ", "NUMPAGES"):
        if words.isupper():
            field = element("w:fldSimple")
            field.set(qn("w:instr"), words)
            field.append(paragraph.add_run("1")._r)  # noqa: SLF001 - it has no other name
            paragraph._p.append(field)  # noqa: SLF001 - as above
        else:
            paragraph.add_run(words)


def _look(document: Any) -> None:
    """A4, one font, dark headings."""
    shared = extra("docx.shared")
    section = document.sections[0]
    section.page_width, section.page_height = shared.Mm(210), shared.Mm(297)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, shared.Cm(_MARGIN))
    for name, size in _SIZES.items():
        font = document.styles[name].font
        font.name, font.size = _FONT, shared.Pt(size)
        font.color.rgb = shared.RGBColor.from_string(_INK)
        _every_script(document.styles[name])
    document.styles["Normal"].paragraph_format.space_after = shared.Pt(6)


def _every_script(style: Any) -> None:
    """The font also where the theme of the document would choose another one."""
    qn = extra("docx.oxml.ns").qn
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:hAnsi"), _FONT)
    fonts.set(qn("w:cs"), _FONT)


# ---------------------------------------------------------------------------------------- blocks


def _styled(document: Any, text: str, style: str) -> Any:
    """A paragraph in a style, where the document has that."""
    return document.add_paragraph(text, style=_style(document, style))


def _style(document: Any, name: str) -> Any:
    styles = document.styles
    return next((styles[one] for one in (name,) if one in styles), None)


def _item(document: Any, text: str) -> Any:
    style = _style(document, "List Bullet")
    paragraph = document.add_paragraph(text if style else f"\u2013 {text}", style=style)
    if style:
        paragraph.paragraph_format.space_after = 0
    return paragraph


def _table(document: Any, table: Table) -> Any:
    made = document.add_table(rows=1, cols=len(table.headings))
    made.style = _style(document, "Table Grid")
    made.autofit = False
    whole = sum(column.width or 0 for column in made.columns)
    for column, weight in zip(made.columns, table.weights, strict=True):
        column.width = int(whole * weight / sum(table.weights))
    _row(made.rows[0], table.headings, table.numeric, is_head=True)
    for one in table.rows:
        _row(made.add_row(), one.cells, table.numeric)
    for row in made.rows:
        for cell, column in zip(row.cells, made.columns, strict=True):
            cell.width = column.width
    return made


def _after_a_table(document: Any) -> Any:
    """A little room: below a table no text may begin at once, and no second table."""
    paragraph = document.add_paragraph()
    look = paragraph.paragraph_format
    look.space_after, look.line_spacing = 0, extra("docx.shared").Pt(6)
    return paragraph


def _row(row: Any, cells: Iterable[str], numeric: Iterable[bool], *, is_head: bool = False) -> None:
    qn, element = extra("docx.oxml.ns").qn, extra("docx.oxml").OxmlElement
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for it
    properties.append(element("w:cantSplit"))
    if is_head:
        properties.append(element("w:tblHeader"))  # again on each page
    for cell, text, is_number in zip(row.cells, cells, numeric, strict=True):
        paragraph = cell.paragraphs[0]
        look = paragraph.paragraph_format
        look.space_before = look.space_after = _IN_CELL
        run = paragraph.add_run(text)
        run.bold, run.font.size = is_head or None, extra("docx.shared").Pt(_IN_TABLE)
        if is_number:
            paragraph.alignment = extra("docx.enum.text").WD_ALIGN_PARAGRAPH.RIGHT
        if is_head:
            shade = element("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
                shade.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - as above


# -------------------------------------------------------------------------- what holds for it all


def _describe(document: Any, letter: Letter) -> None:
    """Its title, subject and language, as readers aloud and archives ask them."""
    known, tongue = document.core_properties, _LANGUAGES[letter.lang]
    known.title = f"{letter.title}: {letter.subject}"[:255]
    known.subject, known.author = letter.subject[:255], letter.name[:255]
    known.language, known.comments, known.keywords = tongue, "", "OKO"
    qn, element = extra("docx.oxml.ns").qn, extra("docx.oxml").OxmlElement
    properties = document.styles["Normal"].element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    lang = element("w:lang")
    lang.set(qn("w:val"), tongue)
    properties.append(lang)


def _mark(document: Any, draft: str) -> None:
    """The draft says so at the top of every page, whatever headers a page has."""
    for section in document.sections:
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        if document.settings.odd_and_even_pages_header_footer:
            headers.append(section.even_page_header)
        for header in headers:
            header.is_linked_to_previous = False
            header.add_paragraph().add_run(draft).bold = True
