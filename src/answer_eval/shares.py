"""Shares as people read them."""


def percent(share: float) -> str:
    """Return a share, 0 to 1, in whole percent: 0 and 100 only where it is exactly that."""
    whole = round(100 * share)
    return f"{whole if share in {0, 1} else min(max(whole, 1), 99)}%"
