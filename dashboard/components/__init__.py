"""Values to components: pure functions that pages put together."""
