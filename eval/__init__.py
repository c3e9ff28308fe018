"""Questions, metrics, sample reports and benchmarks that measure how good the answers are."""
