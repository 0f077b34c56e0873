"""The save: what was decided, one sealed line at a time.

A game is scenario + seed + orders, so the save holds these and a fingerprint of every turn, never results:
what is not written cannot disagree with what is computed again. Data runs `entries` (what a line may say) ->
`canonical` (its one text form) -> `files` (create, append, read, repair, peek: the door for every other
package).
"""
