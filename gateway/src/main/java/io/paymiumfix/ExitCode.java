package io.paymiumfix;

/** What the process tells the one who started it. */
final class ExitCode {

    /** Done; for {@code run}: stopped cleanly by SIGTERM or Ctrl-C. */
    static final int OK = 0;

    /** Cannot start, cannot stop cleanly, a demo that differed from what it expected, or a replay that differed. */
    static final int FAILED = 1;

    /** A bad configuration, recording or command line; for {@code doctor}: something FAILs. */
    static final int USAGE = 2;

    /** The gateway could not go on and stopped at once: an internal error, as {@code sysexits} numbers it. */
    static final int FAIL_STOP = 70;

    private ExitCode() {}
}
