"""What the game never calls, because a game must give the same bits on every machine and in every process.

Ruff and the import contracts see names of modules; these rules see builtins, methods and the order of sets.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.architecture.sources import FUNCTIONS, Source, source, sources

# Where order and arithmetic decide what happens.
PURE = ("game/scenario/", "game/ruleset/", "game/engine/", "game/report/")
TICK = ("game/ruleset/", "game/engine/")
NO_FILES = ("game/ruleset/", "game/engine/", "game/report/")
RUNNING = "game/ruleset/running.py"

LUCK = {"random", "secrets", "uuid", "numpy.random"}
CODE_IN_DATA = {"dill", "marshal", "pickle", "shelve"}
CLOCKS = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "time.time_ns"}
LISTINGS = {"glob", "iglob", "iterdir", "listdir", "rglob", "scandir"}
ORDERING = {"sorted", "min", "max", "sum", "len", "any", "all", "set", "frozenset"}
IN_ORDER = {"dict.fromkeys", "enumerate", "iter", "list", "map", "next", "tuple", "zip"}
SET_METHODS = {"difference", "intersection", "symmetric_difference", "union"}
ARRAYS = {"math", "np", "numpy"}
UNSAFE = {"cbrt", "dot", "einsum", "exp", "exp2", "expm1", "hypot", "inner", "log", "log10", "log1p", "log2"}
UNSAFE |= {"matmul", "pow", "power", "sin", "cos", "tan", "tanh", "vdot"}
UNSTABLE = {"argpartition", "argsort", "partition", "sort"}

Finder = Callable[[ast.Module], Iterator[tuple[ast.AST, str]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thing never done in some folders, with texts that do it and texts that only look like it."""

    name: str
    find: Finder
    bad: tuple[str, ...]
    good: tuple[str, ...]
    folders: tuple[str, ...] = ("game/",)
    allowed: str = ""

    def broken_by(self, file: Source) -> list[str]:
        """Every place of a file that breaks this rule."""
        if not file.path.startswith(self.folders) or file.path == self.allowed:
            return []
        return [f"{file.at(node)}: {said} ({self.name})" for node, said in self.find(file.tree)]


def name_of(node: ast.AST) -> str:
    """The dotted text of a name, or nothing for what is no name."""
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the dotted name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, name_of(node.func)


def builtins(*names: str) -> Finder:
    """A finder of builtins, called or handed on as a value."""

    def find(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id in names and isinstance(node.ctx, ast.Load):
                yield node, node.id

    return find


def called_or_key(name: str) -> Finder:
    """A finder of a builtin that is called or orders something; elsewhere its name may be a parameter's."""

    def find(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
        for call, called in calls(tree):
            keys = [keyword.value for keyword in call.keywords if keyword.arg == "key"]
            if name in (called, *map(name_of, keys)):
                yield call, name

    return find


def imports(names: set[str]) -> Finder:
    """A finder of imports of these modules, or of attributes read through NumPy's usual short name."""

    def find(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
        for node in ast.walk(tree):
            for full in _imported(node):
                parts = full.split(".")
                if names & {".".join(parts[:count]) for count in range(1, len(parts) + 1)}:
                    yield node, full

    return find


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Attribute) and name_of(node) in {"np.random", "numpy.random"}:
        return ["numpy.random"]
    return []


def clocks(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Calls that read the time of day."""
    for call, name in calls(tree):
        if ".".join(name.split(".")[-2:]) in CLOCKS:
            yield call, name


def unsorted_listings(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Listings of a folder that are not put in order where they are made."""
    ordered = {id(below) for call, name in calls(tree) if name in ORDERING for below in ast.walk(call)}
    for call, _ in calls(tree):
        if isinstance(call.func, ast.Attribute) and call.func.attr in LISTINGS and id(call) not in ordered:
            yield call, f"{call.func.attr}() without sorted()"


def unsafe_arithmetic(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Arithmetic whose last bit depends on the processor, the library or the number of rows."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in UNSAFE and name_of(node.value) in ARRAYS:
            yield node, name_of(node)
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.MatMult):
            yield node, "@"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and not _whole(node):
            yield node, "**"
    for call, name in calls(tree):
        yield from _unstable_sort(call, name)


def _whole(power: ast.BinOp) -> bool:
    """Whether a power is one of written whole numbers, which Python computes exactly."""
    sides = (power.left, power.right)
    return all(isinstance(side, ast.Constant) and isinstance(side.value, int) for side in sides)


def _unstable_sort(call: ast.Call, name: str) -> Iterator[tuple[ast.AST, str]]:
    module, _, function = name.rpartition(".")
    kinds = {ast.unparse(keyword.value) for keyword in call.keywords if keyword.arg == "kind"}
    if module in ARRAYS and function in UNSTABLE and kinds != {"'stable'"}:
        yield call, f"{name} without kind='stable'"


def set_order(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Places where the order of a set decides what comes first; it changes from process to process."""
    for scope in _scopes(tree):
        names = _set_names(scope)
        for node in _own(scope):
            for used in _used_in_order(node):
                if _is_set(used, names):
                    yield used, f"the order of the set {ast.unparse(used)}"


def _scopes(tree: ast.Module) -> list[ast.AST]:
    return [tree, *(node for node in ast.walk(tree) if isinstance(node, FUNCTIONS))]


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope without those of the functions inside it."""
    for child in ast.iter_child_nodes(scope):
        if not isinstance(child, FUNCTIONS):
            yield child
            yield from _own(child)


def _set_names(scope: ast.AST) -> set[str]:
    """Names that a scope binds to a set, by value or by annotation."""
    names: set[str] = set()
    for node in (*_own(scope), *_parameters(scope)):
        if isinstance(node, ast.Assign) and _is_set(node.value, names):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names |= {node.target.id} & _if_set_type(node.annotation, node.target.id)
        elif isinstance(node, ast.arg) and node.annotation:
            names |= _if_set_type(node.annotation, node.arg)
    return names


def _parameters(scope: ast.AST) -> Iterator[ast.AST]:
    return ast.walk(scope.args) if isinstance(scope, FUNCTIONS) else iter(())


def _if_set_type(annotation: ast.expr, name: str) -> set[str]:
    kind = ast.unparse(annotation).partition("[")[0].rpartition(".")[2]
    return {name} if kind in {"AbstractSet", "MutableSet", "Set", "frozenset", "set"} else set()


def _is_set(node: ast.expr, names: set[str]) -> bool:
    """Whether an expression is plainly a set; what needs inference is left to the salted replays."""
    match node:
        case ast.Set() | ast.SetComp() | ast.Call(func=ast.Name(id="set" | "frozenset")):
            return True
        case ast.Name(id=name):
            return name in names
        case ast.Call(func=ast.Attribute(value=value, attr=method)):
            return method in SET_METHODS and _is_set(value, names)
        case ast.BinOp(left=left, op=ast.BitOr() | ast.BitAnd() | ast.Sub() | ast.BitXor(), right=right):
            return _is_set(left, names) or _is_set(right, names)
        case _:
            return False


def _used_in_order(node: ast.AST) -> list[ast.expr]:
    """The expressions whose order a node takes over."""
    match node:
        case ast.For(iter=used) | ast.Starred(value=used):
            return [used]
        case ast.ListComp(generators=loops) | ast.DictComp(generators=loops):
            return [loop.iter for loop in loops]
        case ast.Call(func=ast.Attribute(value=value, attr="pop"), args=[]):
            return [value]
        case ast.Call(func=called, args=given) if name_of(called) in IN_ORDER or _joins(called):
            return [used for one in given for used in _looped_over(one)]
        case _:
            return []


def _joins(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and called.attr == "join"


def _looped_over(given: ast.expr) -> list[ast.expr]:
    """An argument itself, or what its generator runs through."""
    return [loop.iter for loop in given.generators] if isinstance(given, ast.GeneratorExp) else [given]


RULES = (
    Rule(
        "the builtin hash changes with every process",
        called_or_key("hash"),
        ("hash(x)", "sorted(x, key=hash)"),
        ("x.hash(1)", "def __hash__(self): ..."),
    ),
    Rule(
        "an object's address is not its order",
        called_or_key("id"),
        ("id(x)", "sorted(x, key=id)"),
        ("x.id", "f(id=1)", "class A:\n    id: str", "def f(id: str) -> str: return id"),
    ),
    Rule(
        "text is never run, except what the printers emit",
        builtins("eval", "exec", "compile", "__import__"),
        ("eval('1')", "exec(x)", "compile(x, '', 'exec')", "run = exec"),
        ("re.compile('a')", "ruleset.compile()"),
        allowed=RUNNING,
    ),
    Rule(
        "luck comes from game.engine.chance",
        imports(LUCK),
        ("import random", "from random import choice", "from numpy import random", "np.random.default_rng()"),
        ("from game.engine import chance", "import randomness"),
    ),
    Rule(
        "saves and scenarios hold no code",
        imports(CODE_IN_DATA),
        ("import pickle", "from marshal import loads"),
        ("import json",),
    ),
    Rule(
        "the game has turns, not clocks",
        clocks,
        ("time.time()", "datetime.now()", "datetime.datetime.now(tz)", "datetime.date.today()"),
        ("time.perf_counter()", "time.monotonic()", "session.now()"),
    ),
    Rule(
        "a folder has no order of its own",
        unsorted_listings,
        ("for p in folder.iterdir(): f(p)", "list(folder.glob('*'))", "x = os.listdir('.')"),
        ("sorted(folder.iterdir())", "sorted(p for p in folder.rglob('*') if p)", "any(folder.iterdir())"),
    ),
    Rule(
        "no files and no keyboard in what is pure",
        builtins("open", "input"),
        ("open('a')", "input()"),
        ("x.open", "Factor(open=1)"),
        folders=NO_FILES,
    ),
    Rule(
        "arithmetic that gives the same bits everywhere",
        unsafe_arithmetic,
        (
            "np.exp(x)",
            "math.log(x)",
            "x ** y",
            "x ** 0.5",
            "a @ b",
            "np.dot(a, b)",
            "np.argsort(x)",
            "x = np.power",
        ),
        ("2 ** 63", "np.sqrt(x)", "np.argsort(x, kind='stable')", "np.where(a, b, c)", "journal.log(x)"),
        folders=TICK,
    ),
    Rule(
        "a set has no order",
        set_order,
        (
            "for x in {1, 2}: f(x)",
            "for x in set(y): f(x)",
            "[x for x in {*y}]",
            "a = set(y)\nb = list(a)",
            "def f(a: frozenset[str]):\n    for x in a: g(x)",
            "def f():\n    a: set[str] = g()\n    return ', '.join(a)",
            "for x in set(a) - b: f(x)",
            "for x in set(a).union(b): f(x)",
            "a = {1}\na.pop()",
            "f(*{1, 2})",
            "', '.join(str(x) for x in {1, 2})",
        ),
        (
            "for x in sorted(set(y)): f(x)",
            "1 in {1, 2}",
            "a = set(y)\nlen(a)",
            "{x for x in set(y)}",
            "def f():\n    a = set()\ndef g(a):\n    return list(a)",
            "for x in {1: 2}: f(x)",
        ),
        folders=PURE,
    ),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_game_never_does_it(rule: Rule) -> None:
    """No file of the game breaks the rule named in the test's id."""
    assert [place for file in sources("game") for place in rule.broken_by(file)] == []


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.bad])
def test_a_planted_fault_is_found(rule: Rule, text: str) -> None:
    """Each rule finds each way of breaking it, in every folder that it holds for."""
    for folder in rule.folders:
        assert rule.broken_by(source(text, f"{folder}planted.py")), text


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.good])
def test_what_only_looks_like_a_fault_is_left_alone(rule: Rule, text: str) -> None:
    """No rule complains of what is allowed."""
    assert rule.broken_by(source(text, f"{rule.folders[0]}planted.py")) == []


def test_the_one_module_that_runs_emitted_code_may() -> None:
    """`exec` is allowed in the module that runs the printers' text and nowhere beside it."""
    rule = next(rule for rule in RULES if rule.allowed)
    assert rule.broken_by(source("exec(x)", RUNNING)) == []
    assert rule.broken_by(source("exec(x)", RUNNING.replace("running", "printing")))
