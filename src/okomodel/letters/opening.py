"""How a letter begins: its subject, and what there was before it."""

from collections.abc import Iterator

from okomodel.insight.facts import Reached
from okomodel.insight.participation import presence
from okomodel.insight.standing import possible_stages
from okomodel.letters.about import About
from okomodel.letters.matter import Matter
from okomodel.letters.sentence import Block, Listing, Name, Paragraph, Part, Sentence
from okomodel.letters.when import at, by_whom, day_of, number_of, when_done
from okomodel.model import Milestone, ParticipationStatus, PlanCycle
from okomodel.model.document import Place
from okomodel.values.partial_date import PartialDate
from okomodel.values.span import first_day, has_come
from okomodel.wording import Wording

__all__ = [
    "background",
    "informed",
    "last_told",
    "plan_sentence",
    "priorities",
    "stage_sentence",
    "subject",
]

_BASIS = (
    Milestone.DIALOGUE_SESSION,
    Milestone.PRIORITIES,
    Milestone.TARGETS,
    Milestone.WORK_GROUPS,
)
_SUBJECT, _BACKGROUND = (
    Wording("Subject", "Onderwerp"),
    Wording("Occasion and background", "Aanleiding en achtergrond"),
)
_PRIORITIES = Wording("Priorities", "Speerpunten")
_OF_PROGRESS = Wording("Progress of OKO in {name}", "Voortgang van OKO in {name}")
_OF_TARGETS = Wording("Targets of OKO in {name}", "Streefcijfers van OKO in {name}")
_PLAN_OF = Wording("{title}", "{title}")
_INFORMS = {
    About.PLAN: Wording(
        "This letter informs the council of the actions within OKO (Opgroeien in een Kansrijke "
        "Omgeving), by the plan “{title}”.",
        "Deze brief informeert de raad over de acties binnen OKO (Opgroeien in een Kansrijke "
        "Omgeving), volgens het plan “{title}”.",
    ),
    None: Wording(
        "This letter informs the council of the plan “{title}” of OKO (Opgroeien in een Kansrijke "
        "Omgeving).",
        "Deze brief informeert de raad over het plan “{title}” van OKO (Opgroeien in een Kansrijke "
        "Omgeving).",
    ),
    About.PROGRESS: Wording(
        "This letter informs the council of the progress of OKO (Opgroeien in een Kansrijke "
        "Omgeving) in {name}.",
        "Deze brief informeert de raad over de voortgang van OKO (Opgroeien in een Kansrijke "
        "Omgeving) in {name}.",
    ),
    About.TARGETS: Wording(
        "This letter informs the council of the targets of OKO (Opgroeien in een Kansrijke "
        "Omgeving) in {name}.",
        "Deze brief informeert de raad over de streefcijfers van OKO (Opgroeien in een Kansrijke "
        "Omgeving) in {name}.",
    ),
}
# Whether a name is of one municipality or of several, no verb may say.
_STATUS = {
    ParticipationStatus.INTERESTED: Wording(
        "There has been interest in OKO in {name} since {since}.",
        "In {name} is er sinds {since} belangstelling voor OKO.",
    ),
    ParticipationStatus.DECIDING: Wording(
        "OKO has been under decision in {name} since {since}.",
        "In {name} loopt de besluitvorming over OKO sinds {since}.",
    ),
    ParticipationStatus.DECLINED: Wording(
        "In {name} it was decided not to take part in OKO ({since}).",
        "In {name} is afgezien van OKO ({since}).",
    ),
    ParticipationStatus.SUPPORTED: Wording(
        "OKO has run in {name} with support since {since}.",
        "In {name} loopt OKO sinds {since} met ondersteuning.",
    ),
    ParticipationStatus.CONTINUING: Wording(
        "OKO has gone on in {name} without support since {since}.",
        "In {name} gaat OKO sinds {since} zelfstandig door.",
    ),
    ParticipationStatus.PAUSED: Wording(
        "OKO has been paused in {name} since {since}.",
        "In {name} is OKO sinds {since} gepauzeerd.",
    ),
    ParticipationStatus.STOPPED: Wording(
        "OKO has stopped in {name} ({since}).", "In {name} is OKO gestopt ({since})."
    ),
}
_HORIZON = Wording(
    "The horizon of the approach is {horizon}.", "De horizon van de aanpak is {horizon}."
)
_RUNS = Wording(
    "The plan “{title}”{document}{cycle} runs from {start} to {end}.",
    "Het plan “{title}”{document}{cycle} loopt van {start} tot en met {end}.",
)
_RAN = Wording(
    "The plan “{title}”{document}{cycle} ran from {start} to {end}.",
    "Het plan “{title}”{document}{cycle} liep van {start} tot en met {end}.",
)
_RUNS_ON = Wording(
    "The plan “{title}”{document}{cycle} runs from {start}.",
    "Het plan “{title}”{document}{cycle} loopt vanaf {start}.",
)
_ADOPTED = Wording("The plan was adopted{by}{on}.", "Het plan is{on} vastgesteld{by}.")
_OF_CYCLE = Wording(" of cycle {number}", " van cyclus {number}")
_TOLD = Wording(
    "The council was last informed{on}{document}.",
    "De raad is het laatst geïnformeerd{on}{document}.",
)
_REPORTED = Wording(
    "The last report to the council is of {when}{document}.",
    "De laatste rapportage aan de raad is van {when}{document}.",
)
_CYCLE = Wording(
    "Cycle {number} of OKO began{on}; it is now in the stage of {stage}.",
    "Cyclus {number} van OKO is begonnen{on} en is nu in de fase {stage}.",
)
_BEGAN = Wording("Cycle {number} of OKO began{on}.", "Cyclus {number} van OKO is begonnen{on}.")
_BEFORE = Wording("Before the plan: {milestones}.", "Aan het plan ging vooraf: {milestones}.")
_MILESTONE = Wording("{what}{when}", "{what}{when}")
_IN_BRACKETS = Wording(" ({when})", " ({when})")
_CHOSEN = Wording(
    "For cycle {number} these priorities were chosen{on}:",
    "Voor cyclus {number} zijn{on} deze speerpunten gekozen:",
)
_PRIORITY, _IN_DOMAIN = (
    Wording("{title}", "{title}"),
    Wording("{title} ({domain})", "{title} ({domain})"),
)


def subject(matter: Matter, about: About) -> Part:
    """What the letter is about, in one line."""
    return Part(Name.SUBJECT, _SUBJECT.text(matter.lang), (Paragraph((informed(matter, about),)),))


def informed(matter: Matter, about: About) -> Sentence:
    """The subject as a sentence."""
    if about is About.PLAN and matter.plan:
        return matter.say(_PLAN_OF, matter.plan, title=matter.plan.thing.title)
    worded = _OF_TARGETS if about is About.TARGETS else _OF_PROGRESS
    return matter.say(worded, matter.at, name=matter.dossier.name)


def background(matter: Matter, about: About) -> Part:
    """Why the letter is written, and what went before."""
    first = Paragraph((_informs(matter, about), *_takes_part(matter)))
    before = _before_the_plan(matter) if about is About.PLAN else ()
    told = (*plan_sentence(matter), *before, *last_told(matter), *stage_sentence(matter))
    then = Paragraph(told)
    blocks = tuple(one for one in (first, then) if one.sentences)
    return Part(Name.BACKGROUND, _BACKGROUND.text(matter.lang), blocks)


def _informs(matter: Matter, about: About) -> Sentence:
    if about is About.PLAN and matter.plan:
        worded = _INFORMS[about if matter.plan.thing.actions else None]
        return matter.say(worded, matter.plan, title=matter.plan.thing.title)
    return matter.say(_INFORMS[about], matter.at, name=matter.dossier.name)


def _takes_part(matter: Matter) -> Iterator[Sentence]:
    """How the municipality stands towards OKO, and how far it wants to go."""
    dossier = matter.dossier
    begun = [
        one for one in presence(dossier.participation).claims if has_come(one.since, matter.on)
    ]
    if begun:
        index = next(i for i, one in enumerate(dossier.participation) if one is begun[-1])
        place, claim = matter.at.to("participation", index), begun[-1]
        since = day_of(claim.since, matter.lang)
        yield matter.say(_STATUS[claim.status], place, name=dossier.name, since=since)
    if dossier.horizon:
        horizon = day_of(dossier.horizon, matter.lang)
        yield matter.say(_HORIZON, f"{matter.at.path}.horizon", horizon=horizon)


def plan_sentence(matter: Matter) -> Iterator[Sentence]:
    """The plan: its number, from when until when it runs, and who adopted it."""
    if (place := matter.plan) is None:
        return
    plan, lang = place.thing, matter.lang
    told = {
        "title": plan.title,
        "document": number_of(_without(plan.document, plan.title), lang),
        "cycle": _of_cycle(matter, place),
        "start": day_of(plan.period.start, lang),
    }
    if plan.period.end:
        worded = _RAN if plan.period.last_day < matter.on else _RUNS
        yield matter.say(worded, place, **told, end=day_of(plan.period.end, lang))
    else:
        yield matter.say(_RUNS_ON, place, **told)
    yield from _adopted(matter, place)


def _without(document: str | None, title: str) -> str:
    """The number of a document where its title stands in it, too."""
    return (document or "").replace(title, "").strip(" ,;:-")


def _of_cycle(matter: Matter, plan: Place) -> str:
    cycle = plan.parent
    if cycle is None or len(matter.dossier.cycles) == 1:
        return ""
    return _OF_CYCLE.text(matter.lang, number=cycle.thing.number)


def _adopted(matter: Matter, plan: Place) -> Iterator[Sentence]:
    """By whom and when the plan was adopted, as far as the dossier says it."""
    facts = next(
        one
        for one in matter.known.cycles
        if one.cycle and plan.parent and one.cycle.thing is plan.parent.thing
    )
    reached, body = facts.reached(Milestone.PLAN), plan.thing.adopted_by
    if reached and has_come(reached.when, matter.on):
        by, when = by_whom(body, matter.lang), at(reached.when, matter.lang)
        yield matter.say(_ADOPTED, reached.said_by[0].path, plan, by=by, on=when)


def last_told(matter: Matter) -> Iterator[Sentence]:
    """When the council was last told, and under which document."""
    if told := matter.told:
        document = number_of(told.document, matter.lang)
        when = at(told.when, matter.lang)
        worded = _REPORTED if told.is_report and told.when.earliest else _TOLD
        day = day_of(told.when, matter.lang) if worded is _REPORTED else ""
        yield matter.say(worded, told.path, on=when, when=day, document=document)


def stage_sentence(matter: Matter) -> Iterator[Sentence]:
    """Where the cycle is."""
    stages = possible_stages(matter.dossier, matter.on)
    if (cycle := matter.cycle) is None:
        return
    one: PlanCycle = cycle.thing
    when = at(one.start, matter.lang)
    if len(stages) > 1 and not one.start.month:
        return  # of so little nobody would write a sentence
    is_certain = len(stages) == 1 and matter.on <= one.last_day
    worded = _CYCLE if is_certain else _BEGAN
    yield matter.say(worded, cycle, number=one.number, on=when, stage=next(iter(stages), ""))


def _before_the_plan(matter: Matter) -> Iterator[Sentence]:
    """Which milestones the plan stands on, as the dossier records them."""
    cycle = matter.plan.parent if matter.plan else None
    facts = [
        one for one in matter.known.cycles if cycle and one.cycle and one.cycle.thing is cycle.thing
    ]
    found = [(one, reached) for each in facts for one in _BASIS if (reached := each.reached(one))]
    told = [(one, reached) for one, reached in found if first_day(reached.when) <= matter.on]
    if told:
        words = ", ".join(_reached(matter, one, reached) for one, reached in told)
        paths = (reached.said_by[0].path for _, reached in told)
        yield matter.say(_BEFORE, *paths, milestones=words)


def _reached(matter: Matter, milestone: Milestone, reached: Reached) -> str:
    when = _IN_BRACKETS.text(matter.lang, when=when_done(reached.said_by[0], matter.lang))
    return _MILESTONE.text(matter.lang, what=milestone, when=when)


def priorities(matter: Matter, *cycles: Place | None) -> Iterator[Part]:
    """What cycles chose to work on: that of the plan, and the one that runs."""
    each = {one.path: one for one in cycles if one}
    blocks = tuple(block for one in each.values() for block in _priorities(matter, one))
    if blocks:
        yield Part(Name.PRIORITIES, _PRIORITIES.text(matter.lang), blocks)


def _priorities(matter: Matter, cycle: Place) -> Iterator[Block]:
    every = [cycle.to("priorities", index) for index in range(len(cycle.thing.priorities))]
    begun: PartialDate = cycle.thing.start
    places = [one for one in every if has_come(one.thing.chosen_on or begun, matter.on)]
    if not places:
        return
    days = {one.thing.chosen_on for one in places}
    when = at(days.pop(), matter.lang) if len(days) == 1 else ""
    first = matter.say(_CHOSEN, cycle, number=cycle.thing.number, on=when)
    items = Listing(tuple(_priority(matter, one) for one in places))
    yield from (Paragraph((first,)), items)


def _priority(matter: Matter, place: Place) -> Sentence:
    one = place.thing
    worded = _IN_DOMAIN if one.domain else _PRIORITY
    return matter.say(worded, place, title=one.title, domain=one.domain)
