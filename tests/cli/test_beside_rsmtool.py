"""A small study by the tables of RSMTool: each figure worked out by hand, and what 12.0.0 gives.

Ten answers, rated 1 2 3 4 5 2 3 4 5 3 by the first person, 2 2 3 3 5 1 4 4 – – by the second and
1.5 2.5 2.5 3.5 4.5 2 3.5 4 4.5 4 by the machine; five of group A, then five of group B.
"""

import json
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from answer_eval.cli import main

FIRST: list[float] = [1, 2, 3, 4, 5, 2, 3, 4, 5, 3]
SECOND: list[float] = [2, 2, 3, 3, 5, 1, 4, 4]
MACHINE = [1.5, 2.5, 2.5, 3.5, 4.5, 2, 3.5, 4, 4.5, 4]

pytestmark = pytest.mark.usefixtures("few_resamples")


def table(folder: Path, **ratings: list[float]) -> Path:
    """Write a table of these raters' ratings."""
    path = folder / "ratings.csv"
    rows = [
        f"r{number},q,k,{rater.replace('_', '/')},{rating},"
        for rater, given in ratings.items()
        for number, rating in enumerate(given)
    ]
    path.write_text("\n".join(["interview,question,indicator,rater,rating,not_rated", *rows]))
    return path


def found(capsys: pytest.CaptureFixture[str], *words: str | Path) -> dict[str, Any]:
    """Run a command and return the JSON that it prints."""
    with pytest.raises(SystemExit) as stopped:
        main([*map(str, words), "--json"])
    assert not stopped.value.code
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def test_agreement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`eval`, `consistency`, `degradation`, `disattenuated_correlations` and `true_score_eval`."""
    ratings = table(tmp_path, anna=FIRST, ben=SECOND, lab_model=MACHINE)
    report = found(capsys, "agree", "--ratings", ratings)
    pairs = {tuple(each["raters"]): each["coefficients"] for each in report["comparisons"]}

    def values(first: str, second: str, *names: str) -> list[float | None]:
        return [pairs[first, second][name]["value"] for name in names]

    # eval, sc1 and raw: sums 32 and 32.5, of squares 118 and 115.75, of products 115.5;
    # S_h = 118 − 102.4 = 15.6, S_m = 115.75 − 105.625 = 10.125, S_hm = 115.5 − 104 = 11.5.
    assert values("human:anna", "lab/model", "pearson", "qwk", "rmse", "smd") == pytest.approx(
        [
            11.5 / sqrt(15.6 * 10.125),  # corr .915036
            23 / (15.6 + 10.125 + 10 * 0.05**2),  # wtkappa .893204
            sqrt(2.75 / 10),  # RMSE .524404
            0.05 / sqrt(15.6 / 9),  # SMD .037978
        ],
        abs=1e-6,
    )
    # RSMTool rounds the machine for κ (.25) and counts 20 % exact; between points there is none.
    assert values("human:anna", "lab/model", "kappa", "exact", "adjacent") == [None] * 3
    # consistency: both sums 24, both S 12, S_hh = 10; four of eight equal, p_e = 14/64.
    names = ("pearson", "qwk", "kappa", "exact", "adjacent", "smd")
    expected = [10 / 12, 10 / 12, (0.5 - 14 / 64) / (1 - 14 / 64), 0.5, 1.0, 0.0]
    assert values("human:anna", "human:ben", *names) == pytest.approx(expected, abs=1e-6)
    (standing,) = (each for each in report["standings"] if each["group"] == "all")
    # On the eight: S_m = 7.5, with the first person 9, with the second 8.5.
    with_machine = (9 / sqrt(90) + 8.5 / sqrt(90)) / 2
    loss = standing["degradation"]["pearson"]["difference"]["value"]
    assert loss == pytest.approx(10 / 12 - with_machine, abs=1e-6)
    got = {name: each["value"] for name, each in standing["coefficients"].items()}
    assert got["disattenuated_r"] == pytest.approx(with_machine / sqrt(10 / 12), abs=1e-6)
    # σ²_e = 4 · ½ / 8; of Σ c (h̄_u − h̄)² = 200 − 56²/18 less 9 σ²_e over 18 − 34/18: σ²_T
    # 1.460345; MSE_T = (3.25 − 10 σ²_e) / 18 = .041667; PRMSE true .971468.
    true = (200 - 56**2 / 18 - 9 * 0.25) / (18 - 34 / 18)
    assert got["prmse"] == pytest.approx(1 - (3.25 - 2.5) / 18 / true, abs=1e-6)


def test_fairness(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`fairness_metrics_by_…`, `estimates_csd_by_…` and the DSM of `eval_by_…`.

    Errors: ½ ½ −½ −½ −½ in A, 0 ½ 0 −½ 1 in B; their squares ¼ throughout in A, 0 ¼ 0 ¼ 1 in B.
    """
    ratings = table(tmp_path, anna=FIRST, lab_model=MACHINE)
    groups = tmp_path / "groups.csv"
    rows = [f"r{number},{'A' if number < 5 else 'B'}" for number in range(10)]
    groups.write_text("\n".join(["candidate,L1", *rows]))
    report = found(capsys, "impact", "--ratings", ratings, "--groups", groups)
    beside = report["samples"][0]["groupings"][0]["beside_people"]
    explained = beside["explained_by_group"]
    # osa: total .68125, within .675; osd: total 2.725, within 2.5; csd: 17/12 is left by human
    # scores on 5 degrees, of which B − A = (5/6) / (13/6) takes (5/6)² / (13/6), leaving 4.
    left = 17 / 12 - (5 / 6) ** 2 / (13 / 6)
    assert [explained[name]["r2"] for name in ("osa", "osd", "csd")] == pytest.approx(
        [
            1 - (0.675 / 8) / (0.68125 / 9),  # −.1146789
            1 - (2.5 / 8) / (2.725 / 9),  # −.0321101
            (17 / 12 / 5 - left / 4) / (2.725 / 9),  # .0306987
        ],
        abs=1e-6,
    )
    # p of F = .074074 and .72 on 1 and 8 degrees, 1.169591 on 1 and 4.
    ps = [explained[name]["p"] for name in ("osa", "osd", "csd")]
    assert ps == pytest.approx([0.7923871852, 0.4208063921, 0.3403294889], abs=1e-6)
    differences = {
        each["group"]: each["difference"]["value"]
        for each in beside["conditional_score_difference"]
    }
    assert differences["B"] == pytest.approx(5 / 13, abs=1e-6)
    # z: (3.4 − 3.2) / √(15.6 / 9) of people, (3.6 − 3.25) / √(10.125 / 9) of the machine.
    dsm = {each["group"]: each["dsm"]["value"] for each in beside["dsm"]}
    apart = 0.35 / sqrt(10.125 / 9) - 0.2 / sqrt(15.6 / 9)  # .178072
    assert dsm == pytest.approx({"A": -apart, "B": apart}, abs=1e-6)
