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

    /** Something done in a turn that gives something. */
    interface Deed<T> {
        T done() throws IOException;
    }

    /** Something done in a turn. */
    interface Act {
        void done() throws IOException;
    }

    /** Does it; its failure is this subject's, unless it says that it is another's. */
    <T> T of(Deed<T> deed) {
        try {
            return deed.done();
        } catch (BenchException e) {
            throw failed(e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The same, of what gives nothing; it costs no object, as each message that is read comes by here. */
    void run(Act act) {
        try {
            act.done();
        } catch (BenchException e) {
            throw failed(e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private SubjectFailed failed(BenchException e) {
        return e instanceof SubjectFailed known ? known : new SubjectFailed(subject.name(), e);
    }

    private SubjectFailed failed(IOException e) {
        return new SubjectFailed(subject.name(), e, files.resolve("output.log"));
    }
}
