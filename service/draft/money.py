"""The section on the economy: the whole, what explains it and why, what is done about it, investments."""

from service.draft.accounts import Accounts, read_accounts
from service.draft.assets import say_equity, say_investments
from service.draft.explained import say_activities
from service.draft.measures import say_measures
from service.draft.records import PointKind
from service.draft.whole import say_whole
from service.draft.writer import Writer


def write_economy(writer: Writer) -> None:
    accounts = read_accounts(writer.body)
    if accounts is None:
        return
    say_whole(accounts, writer)
    say_activities(accounts, writer)
    writer.paragraph()
    if writer.length != "short":
        say_equity(writer)
        say_measures(writer)
    writer.paragraph()
    say_investments(writer)
    _note_gaps(accounts, writer)


def _note_gaps(accounts: Accounts, writer: Writer) -> None:
    sv = writer.swedish
    if accounts.deviation is None:
        writer.point(
            PointKind.PERIOD,
            "Rapporten anger ingen budget för perioden; avvikelsen kan bara anges för helåret."
            if sv
            else "The report gives no budget for the period; the deviation can only be given for the full year.",
        )
    if not accounts.annual and accounts.forecast_deviation is None:
        writer.point(
            PointKind.PERIOD,
            "Rapporten anger ingen avvikelse för helårsprognosen."
            if sv
            else "The report gives no deviation for the full-year forecast.",
        )
