"""Comparing what arrived with what was sent."""


class Verdict:
    """Collects differences; `end` is the exit status."""

    def __init__(self, what):
        self.what, self.wrong = what, 0

    def equal(self, what, found, wanted):
        if found == wanted:
            print(f"  ok     {what}: {found}")
        else:
            self.wrong += 1
            print(f"  WRONG  {what}: {found!r} instead of {wanted!r}")

    def holds(self, what, fact):
        self.equal(what, bool(fact), True)

    def end(self):
        print(f"{self.what}: " + ("all as the page says" if not self.wrong else "FAILED"))
        return 1 if self.wrong else 0
