package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One subject's turn in one round: a fresh process with a folder of its own. What goes wrong in it names the subject.
 *
 * @param subject to be measured
 * @param files of its own
 */
record Turn(Subject subject, Path files) {

    /** Something done in a turn. */
    interface Deed<T> {
        T done() throws IOException;
    }

    /** Does it; its failure is this subject's, unless it says that it is another's. */
    <T> T of(Deed<T> deed) {
        try {
            return deed.done();
        } catch (SubjectFailed e) {
            throw e;
        } catch (BenchException e) {
            throw new SubjectFailed(subject.name(), e);
        } catch (IOException e) {
            throw new SubjectFailed(subject.name(), e, files.resolve("output.log"));
        }
    }
}
