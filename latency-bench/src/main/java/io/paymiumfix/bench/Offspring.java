package io.paymiumfix.bench;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The processes this one has started. They and theirs end with it, also by SIGTERM and SIGINT. */
final class Offspring {

    private static final Set<Process> RUNNING = new HashSet<>();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Offspring::endAll, "end-of-offspring"));
    }

    private Offspring() {}

    static synchronized Process start(List<String> command) throws IOException {
        if (ending) {
            throw new BenchException("starts nothing any more: it has been told to end");
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        RUNNING.add(process);
        return process;
    }

    /** Ends it and what it has started itself, at once. */
    static synchronized void end(Process process) {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        RUNNING.remove(process);
    }

    private static synchronized void endAll() {
        ending = true;
        List.copyOf(RUNNING).forEach(Offspring::end);
    }
}
