#!/usr/bin/env python3
"""Reckons again what a release gave to each request, from the answer of GET /api/offers/{offer}/release alone.

    curl -s -u USER:PASSWORD ADDRESS/api/offers/OFFER/release | python3 docs/recompute-release.py

or with the names of files that hold such answers. Exit status 0 where everything is as it should be, 1 where something is not.
It needs Python 3.8 or newer and nothing else. What it does, in words:

1. The lottery. SHA-256 of the seed is the commitment that was published when the offer was posted. A request's ticket is
   HMAC-SHA256(key = seed, message = the request's identifier in ASCII), in hexadecimal; the lowest goes first.
2. Need = min(places asked, still to place in the cohort, places under the cohort's ceiling); nothing where by then the offer was for others
   (why is FOR_OTHERS) or the agreement it asks for did not hold (NOT_AGREED): GET /api/offers/{offer} and /api/agreements tell. What was reserved for its education
   provider was granted first; what follows is about the rest of the need and the places that are reserved for nobody.
3. PROPORTIONAL. All shares grow together from nothing, each in proportion to its need, until a week is used up: who wants that
   week stops there, the others go on, until each has stopped or has all it needs. (Where all want the same weeks: free x need /
   sum of needs.) Each gets the whole places of its share. What is left goes one place each to the largest remainders, equal ones in
   the order of their tickets, where it fits in all weeks. Should anything still fit somebody who needs it, it goes round again in
   that order, a place at a time. All in exact fractions.
   FIRST_COME. Each in turn as far as it fits.
4. A release that was run again after an error is reckoned with the same seed, and so are the results before the last. What is asked is
   then what was left of each request besides students named by that time; a request of which nothing was left stands in no result.
"""
import datetime
import fractions
import hashlib
import hmac
import json
import sys


def weeks_of(runs):
    """2026-W47/2026-W50 as the weeks it stands for."""
    weeks = []
    for run in runs:
        ends = run.split("/")
        monday, last = monday_of(ends[0]), monday_of(ends[-1])
        while monday <= last:
            year, week, _ = monday.isocalendar()
            weeks.append("%04d-W%02d" % (year, week))
            monday += datetime.timedelta(weeks=1)
    return weeks


def monday_of(week):
    year, number = int(week[:4]), int(week[6:])
    fourth = datetime.date(year, 1, 4)  # always in the first week
    return fourth - datetime.timedelta(days=fourth.weekday()) + datetime.timedelta(weeks=number - 1)


class Request:
    def __init__(self, name, outcome, seed):
        self.name = name
        self.weeks = weeks_of(outcome["weeks"])
        self.reserved = outcome.get("reserved") or 0
        barred = outcome["why"] in ("FOR_OTHERS", "NOT_AGREED")
        self.need = 0 if barred else min(outcome["asked"], outcome["stillToPlace"], outcome["underCeiling"]) - self.reserved
        self.ticket = hmac.new(seed, self.name.encode("ascii"), hashlib.sha256).hexdigest()
        self.share = fractions.Fraction(0)
        self.granted = 0


def room(request, left):
    return min((left[week] for week in request.weeks), default=0)


def give(request, places, left):
    request.granted += places
    for week in request.weeks:
        left[week] -= places


def first_come(requests, free):
    left = dict(free)
    for request in requests:
        give(request, min(request.need, room(request, left)), left)
        request.share = fractions.Fraction(request.granted)


def proportional(requests, free):
    left = {week: fractions.Fraction(places) for week, places in free.items()}
    growing = [request for request in requests if request.need > 0 and request.weeks]
    while growing:
        load = {}
        for request in growing:
            for week in request.weeks:
                load[week] = load.get(week, 0) + request.need
        reached = min([fractions.Fraction(1)] + [left[week] / wanted for week, wanted in load.items()])
        used_up = {week for week, wanted in load.items() if left[week] / wanted == reached}
        stopped = [r for r in growing if reached == 1 or used_up.intersection(r.weeks)]
        for request in stopped:
            request.share = reached * request.need
            for week in request.weeks:
                left[week] -= request.share
        growing = [request for request in growing if request not in stopped]

    places = dict(free)
    for request in requests:
        give(request, int(request.share), places)
    order = sorted(requests, key=lambda request: (-(request.share % 1), request.ticket))
    for request in order:
        if request.share % 1 and room(request, places) > 0:
            give(request, 1, places)
    more = True
    while more:
        more = False
        for request in order:
            if request.granted < request.need and room(request, places) > 0:
                give(request, 1, places)
                more = True


def check(release):
    """What is not as it should be, in sentences."""
    if release["state"] != "RESOLVED":
        return ["offer %s is not released: %s" % (release["offer"], release["state"])]
    wrong = []
    seed = bytes.fromhex(release["seed"])
    if hashlib.sha256(seed).hexdigest() != release["commitment"]:
        wrong.append("the seed is not the one that was committed to")
    for earlier in release.get("earlier", []):
        outcomes = [(outcome["request"], outcome) for outcome in earlier["outcomes"]]
        wrong += ["before it was run again: " + one for one in result(release["tieBreak"], seed, earlier["free"], outcomes)]
    outcomes = [(item["request"], item["outcome"]) for item in release["items"] if "outcome" in item]
    return wrong + result(release["tieBreak"], seed, release["free"], outcomes)


def result(tie_break, seed, weeks, outcomes):
    """What is not as it should be of one result: outcomes by the requests' names, in the order of their turns."""
    wrong = []
    free = {week["week"]: week["places"] for week in weeks}
    requests = [Request(name, outcome, seed) for name, outcome in outcomes]
    (proportional if tie_break == "PROPORTIONAL" else first_come)(requests, free)
    for request, (_, said) in zip(requests, outcomes):
        for what, reckoned in (
            ("ticket", request.ticket),
            ("need", request.need + request.reserved),
            ("share", int(request.share)),
            ("granted", request.granted + request.reserved),
        ):
            if said.get(what, reckoned) != reckoned:
                wrong.append("%s: %s is %s, reckoned %s" % (request.name, what, said[what], reckoned))
    for week, places in free.items():
        given = sum(said["granted"] - r.reserved for r, (_, said) in zip(requests, outcomes) if week in r.weeks)
        if given > places:
            wrong.append("%s: %d given of %d" % (week, given, places))
    return wrong


def main(names):
    bad = False
    for name in names or ["-"]:
        with sys.stdin if name == "-" else open(name, encoding="utf-8") as file:
            release = json.load(file)
        wrong = check(release)
        bad = bad or bool(wrong)
        given = sum(item["outcome"]["granted"] for item in release["items"] if "outcome" in item)
        print(
            "%s: %d requests, %d places granted: %s"
            % (release["offer"], release["requests"], given, "; ".join(wrong) or "as reckoned again")
        )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
