package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.file.Path;

/** A turn cannot go on because of this subject; its message begins with the name. */
final class SubjectFailed extends BenchException {

    private static final long serialVersionUID = 1L;

    private final String subject;
    private final boolean byItsAnswers;

    /** It refused, fell silent, or said what no measurement may contain. */
    SubjectFailed(String subject, BenchException cause) {
        super(subject + ": " + cause.getMessage(), cause);
        this.subject = subject;
        byItsAnswers = true;
    }

    /** It could not be started or talked to. */
    SubjectFailed(String subject, IOException cause, Path output) {
        super(subject + ": " + cause + "; what it said is in " + output, cause);
        this.subject = subject;
        byItsAnswers = false;
    }

    String subject() {
        return subject;
    }

    /** Whether it ran, so that it may do better when tried again. */
    boolean byItsAnswers() {
        return byItsAnswers;
    }
}
