"""From a publisher to ``data/raw``: what to ask, whether the answer can be trusted, and keeping what is new.

``run`` asks one source after another, ``checking`` looks at the figures, ``keeping`` decides between unchanged and a new
vintage, ``command`` is what people and schedulers call.
"""
