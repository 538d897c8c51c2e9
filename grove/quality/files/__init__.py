"""Files people keep their OKRs in, read into plans that know where each line stands."""
