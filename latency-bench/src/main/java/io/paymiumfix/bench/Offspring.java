package io.paymiumfix.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The processes this one has started. They and theirs end with it, also by SIGTERM and SIGINT. */
final class Offspring {

    private static final Set<Process> RUNNING = new HashSet<>();
    private static final Set<Path> FOLDERS = new HashSet<>();
    private static final long PATIENCE_S = 5;
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

    /** Deletes this folder, if it is still there, when this process ends. */
    static synchronized void deleteAtEnd(Path folder) {
        FOLDERS.add(folder);
    }

    private static synchronized void endAll() {
        ending = true;
        List<Process> running = List.copyOf(RUNNING);
        running.forEach(Offspring::end);
        try {
            for (Process process : running) {
                process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
            }
            for (Path folder : FOLDERS) {
                if (Files.exists(folder)) {
                    RunFolder.deleteTree(folder);
                }
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("latency-bench: left behind some of " + FOLDERS + ": " + e);
        }
    }
}
