"""The code of ``clerkdesk.domain`` as a page speaks of it: its functions, its rules, and who calls whom."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType

import clerkdesk.domain
from clerkdesk.domain.rule import Rule

ROOT = Path(__file__).resolve().parents[1]
Place = tuple[str, str]
"""A name at the top of a module: the module, and the name or ``Class.method`` in it."""


@dataclass
class Module:
    """One module: what it holds when it runs, how it is written, and what its names stand for."""

    name: str
    running: ModuleType
    tree: ast.Module
    path: str
    imported: dict[str, Place] = field(default_factory=dict)
    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)
    constants: dict[str, ast.expr] = field(default_factory=dict)
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)


class DomainCode:
    """Every module of the domain, and where each rule is made and used."""

    def __init__(self) -> None:
        self.modules = {module.name: module for module in _modules()}
        self.rules: dict[str, Rule] = {}
        self.named: dict[Place, tuple[str, ...]] = {}
        self.keys: dict[str, set[str]] = {}
        for module in self.modules.values():
            for name in module.constants:
                self._note_rules(module, name)
        self._methods = self._own_methods()
        self._uses: dict[str, list[tuple[Place, ast.AST]]] = {}
        self._calls: dict[Place, list[tuple[Place, ast.Call]]] = {}
        for place, function in self.functions():
            for node in ast.walk(function):
                self._note_use(place, node)

    def functions(self) -> Iterator[tuple[Place, ast.FunctionDef]]:
        """Yield every function and method, in the order of the files."""
        for module in self.modules.values():
            for name, node in module.functions.items():
                yield (module.name, name), node

    def uses(self, code: str) -> list[tuple[Place, ast.AST]]:
        """Return every place in a function where the rule with this code is named."""
        return self._uses.get(code, [])

    def calls(self, called: Place) -> list[tuple[Place, ast.Call]]:
        """Return every call of a function of the domain, with the function that it stands in."""
        return self._calls.get(called, [])

    def meant(self, module: str, node: ast.AST) -> Place | None:
        """Return what a name in ``module`` stands for, none where that is not something of the domain."""
        held = self.modules[module]
        if isinstance(node, ast.Name):
            if node.id in held.functions or node.id in held.constants:
                return module, node.id
            return held.imported.get(node.id)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            whole = held.imported.get(node.value.id)
            if whole is not None and f"{whole[0]}.{whole[1]}" in self.modules:
                return f"{whole[0]}.{whole[1]}", node.attr
        return None

    def function(self, place: Place | None) -> ast.FunctionDef | None:
        """Return the function at a place, none where there is something else."""
        held = None if place is None else self.modules.get(place[0])
        return None if held is None or place is None else held.functions.get(place[1])

    def told(self, place: Place) -> str:
        """Return what a function says of itself, its first sentence or two on one line."""
        function = self.function(place)
        said = "" if function is None else ast.get_docstring(function) or ""
        return " ".join(said.split("\n\n")[0].split())

    def constant(self, place: Place) -> ast.expr | None:
        """Return what a constant is set to, none where a place holds something else."""
        held = self.modules.get(place[0])
        return None if held is None else held.constants.get(place[1])

    def _own_methods(self) -> dict[str, Place]:
        """Return the methods by name, of those whose name only one class has."""
        found: dict[str, list[Place]] = {}
        for place, function in self.functions():
            if "." in place[1]:
                found.setdefault(function.name, []).append(place)
        return {name: places[0] for name, places in found.items() if len(places) == 1}

    def _note_use(self, place: Place, node: ast.AST) -> None:
        if isinstance(node, ast.Call):
            called = self.meant(place[0], node.func)
            if called is None and isinstance(node.func, ast.Attribute):
                called = self._methods.get(node.func.attr)
            if called is not None:
                self._calls.setdefault(called, []).append((place, node))
        elif isinstance(node, ast.Name | ast.Attribute):
            named = self.meant(place[0], node)
            for code in () if named is None else self.named.get(named, ()):
                self._uses.setdefault(code, []).append((place, node))

    def _note_rules(self, module: Module, name: str) -> None:
        value = vars(module.running).get(name)
        held = value if isinstance(value, dict) else {"": value}
        rules = {str(key): rule for key, rule in held.items() if isinstance(rule, Rule)}
        if not rules:
            return
        self.named[module.name, name] = tuple(rule.code for rule in rules.values())
        for key, rule in rules.items():
            self.rules[rule.code] = rule
            if key:
                self.keys.setdefault(rule.code, set()).add(key)


@cache
def domain_code() -> DomainCode:
    """Return the code of the domain, read once."""
    return DomainCode()


def _modules() -> Iterator[Module]:
    for found in pkgutil.walk_packages(clerkdesk.domain.__path__, "clerkdesk.domain."):
        running = importlib.import_module(found.name)
        path = Path(str(running.__file__))
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = Module(found.name, running, tree, path.relative_to(ROOT).as_posix())
        _note_names(module)
        yield module


def _note_names(module: Module) -> None:
    for node in ast.walk(module.tree):
        for child in ast.iter_child_nodes(node):
            module.parents[child] = node
    for statement in module.tree.body:
        match statement:
            case ast.ImportFrom(module=str(source), names=names):
                module.imported |= {alias.asname or alias.name: (source, alias.name) for alias in names}
            case ast.FunctionDef(name=name):
                module.functions[name] = statement
            case ast.ClassDef(name=owner, body=body):
                methods = (one for one in body if isinstance(one, ast.FunctionDef))
                module.functions |= {f"{owner}.{one.name}": one for one in methods}
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                module.constants[name] = value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                module.constants[name] = value
