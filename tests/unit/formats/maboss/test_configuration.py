"""The .cfg beside a .bnd."""

import pytest

from logicnet.errors import FormatError, UnknownName
from logicnet.formats.maboss import configuration as maboss_configuration
from logicnet.model import Initial


def read(text):
    return maboss_configuration.read(text.encode(), "x.cfg", {"A": 0, "B": 1})


def test_parameters_are_worked_out_in_the_order_of_the_file():
    assert read("$a = 1/4; $b = 20*$a + TRUE;").parameters == {"$a": 0.25, "$b": 6.0}


def test_initial_states_internal_nodes_and_options_are_told_apart():
    found = read("A.istate = TRUE; B.istate = -1; B.is_internal=1; A.is_internal = 0; max_time = 5; A.refstate = 1;")
    assert found.initial == [Initial(("A",), (((1,), 1.0),)), Initial(("B",), (((0,), 0.5), ((1,), 0.5)))]
    assert found.internal == ["B"] and found.others == ["max_time = 5", "A.refstate = 1"]


def test_a_joint_distribution_keeps_its_weights():
    found = read("$p = 3; [A, B].istate = 1 [0, 0], ($p+4) [1, (1)];")
    assert found.initial == [Initial(("A", "B"), (((0, 0), 1.0), ((1, 1), 7.0)))]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A.istate = 0; [A, B].istate = 1 [0, 0];", "a second initial state of A"),
        ("[A, B].istate = 1 [0];", "1 values for 2 nodes"),
        ("A.istate = 0.5;", "expected the value 0 or 1"),
        ("A.color = 1;", "unknown attribute color"),
        ("[A].istate = 0 [0];", "no state has a weight"),
        ("$x = $y;", r"the parameter \$y has no value"),
        ("$a = $b; $b = $a;", r"the parameters \$a and \$b refer to each other"),
        ("$a = 2*$b; $b = $c; $c = $a + 1;", r"the parameters \$a and \$b refer to each other"),
        ("$a = 1 + $a;", r"the parameter \$a is given by itself"),
        ("$a = $b; $b = 1;", r"the parameter \$b has no value yet"),
        ("max_time = 5", "expected ';'"),
    ],
)
def test_errors_say_what_is_wrong_and_where(text, message):
    with pytest.raises(FormatError, match=message) as error:
        read(text)
    assert error.value.span.file == "x.cfg"


def test_a_node_that_the_network_lacks_is_named_with_the_nearest():
    with pytest.raises(UnknownName, match="unknown node 'AB'"):
        read("AB.istate = 1;")
