package io.paymiumfix;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** {@link OmsMain} as a process of its own, to be told what to do and to be killed. For one thread. */
final class OmsProcess {
    private static final String ENDED = "(ended)";
    private static final long PATIENCE_S = 60;

    private final Process process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private OmsProcess(final Process process) {
        this.process = process;
        final Thread reader = new Thread(this::read, "oms-out");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it, and waits until it has read its record. */
    static OmsProcess launch(final Path record, final Path log) throws IOException, InterruptedException {
        final OmsProcess oms = new OmsProcess(new ProcessBuilder(
                        ChildProcess.thisJava().toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OmsMain.class.getName(),
                        record.toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
        oms.await("ready");
        return oms;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            // cut off by the kill
        } finally {
            answers.add(ENDED);
        }
    }

    void tell(final String command) throws IOException {
        process.outputWriter().write(command + '\n');
        process.outputWriter().flush();
    }

    /** The next line it says; {@link #ENDED} at its end. */
    String next() throws IOException, InterruptedException {
        final String line = answers.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (line == null) {
            throw new IOException("the client has said nothing for " + PATIENCE_S + " s");
        }
        return line;
    }

    /** Waits until it says a line that begins so, and returns it; any other end is an error. */
    String await(final String start) throws IOException, InterruptedException {
        String line = next();
        while (!line.startsWith(start)) {
            if (line.equals(ENDED)) {
                throw new IOException("the client ended before it said " + start);
            }
            line = next();
        }
        return line;
    }

    boolean connect(final int port, final boolean reset) throws IOException, InterruptedException {
        tell("connect " + port + (reset ? " Y" : " N"));
        return await("connected").endsWith("true");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }
}
