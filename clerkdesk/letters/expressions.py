"""Which fields a template uses, and everything in its expressions that is not a field (W01-W04)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from clerkdesk.domain.problems import Problem
from clerkdesk.letters.fields import NOT_PRINTED, FieldType, fields
from clerkdesk.letters.sandbox import environment
from clerkdesk.letters.source import Source

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If,
    nodes.Const, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Filter,
)  # fmt: skip
_LOOP = frozenset({"first", "last", "index", "length"})
_ITEM = "[]"


@dataclass(frozen=True, slots=True)
class Findings:
    """The fields that a part uses, and what is wrong with its expressions."""

    used: frozenset[str]
    problems: tuple[Problem, ...]


def read(source: Source) -> Findings:
    """Return the fields used in a part and the problems of its expressions."""
    try:
        tree = environment().parse(source.text)
    except TemplateSyntaxError as broken:
        return Findings(frozenset(), (_syntax(source, broken.lineno),))
    reader = _Reader(source)
    reader.visit(tree, {}, printing=False)
    return Findings(frozenset(reader.used), tuple(reader.problems))


def _syntax(source: Source, line: int) -> Problem:
    number, words = source.place_of_line(line)
    return Problem("letters.template_syntax", about=source.part, params={"paragraph": number, "text": words})


class _Reader:
    """Walks the tree of one part; every node that is not on the list is a problem."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.used: set[str] = set()
        self.problems: list[Problem] = []

    def visit(self, node: nodes.Node, scope: Mapping[str, str], printing: bool) -> None:
        match node:
            case nodes.For():
                self._loop(node, scope)
            case nodes.Name() | nodes.Getattr():
                self._field(node, scope, printing)
            case nodes.Output():
                for child in node.nodes:
                    self.visit(child, scope, printing=True)
            case nodes.CondExpr():
                self.visit(node.test, scope, printing=False)
                self._children(node.iter_child_nodes(exclude=("test",)), scope, printing)
            case nodes.Compare():
                self._children(node.iter_child_nodes(), scope, printing=False)
            case _ if isinstance(node, _ALLOWED):
                self._children(node.iter_child_nodes(), scope, printing and not isinstance(node, nodes.If))
            case _:
                self._refuse(node, type(node).__name__)

    def _children(self, children: Iterator[nodes.Node], scope: Mapping[str, str], printing: bool) -> None:
        for child in children:
            self.visit(child, scope, printing)

    def _loop(self, node: nodes.For, scope: Mapping[str, str]) -> None:
        path = _path(node.iter, scope)
        field = fields().get(path or "")
        if scope or node.test is not None or node.recursive or not isinstance(node.target, nodes.Name):
            self._refuse(node, "For")
        elif field is None or path is None:
            self._field(node.iter, scope, printing=False)
        elif field.type not in (FieldType.ROWS, FieldType.LIST):
            self._about_field("letters.field_not_a_list", path, path)
        else:
            self.used.add(path)
            item = path if field.type is FieldType.ROWS else f"{path}{_ITEM}"
            self._children(
                iter(node.body + node.else_), {node.target.name: item, "loop": "loop"}, printing=False
            )

    def _field(self, node: nodes.Node, scope: Mapping[str, str], printing: bool) -> None:
        path = _path(node, scope)
        if path is None:
            self._refuse(node, type(node).__name__)
            return
        if path.startswith("loop.") and "loop" in scope and path.removeprefix("loop.") in _LOOP:
            return
        name = path.removesuffix(_ITEM)
        field = fields().get(name)
        if field is None:
            self._about_field("letters.field_unknown", name, _written(node))
            return
        self.used.add(name)
        if printing and path == name and field.type in NOT_PRINTED:
            self._about_field("letters.field_not_printable", name, _written(node))

    def _about_field(self, code: str, name: str, written: str) -> None:
        number, words = self.source.place(written)
        near = get_close_matches(name, fields(), n=1, cutoff=0.6) if code == "letters.field_unknown" else []
        params: dict[str, str | int] = {"field": name, "paragraph": number, "text": words}
        if near:
            code, params = f"{code}_near", {**params, "near": near[0]}
        self.problems.append(Problem(code, about=self.source.part, params=dict(params)))

    def _refuse(self, node: nodes.Node, what: str) -> None:
        number, words = self.source.place_of_line(node.lineno)
        params: dict[str, str | int] = {"code": what, "paragraph": number, "text": words}
        self.problems.append(Problem("letters.template_code", about=self.source.part, params=dict(params)))


def _path(node: nodes.Node, scope: Mapping[str, str]) -> str | None:
    match node:
        case nodes.Name():
            return scope.get(node.name, node.name)
        case nodes.Getattr():
            parent = _path(node.node, scope)
            return None if parent is None else f"{parent}.{node.attr}"
    return None


def _written(node: nodes.Node) -> str:
    return _path(node, {}) or ""
