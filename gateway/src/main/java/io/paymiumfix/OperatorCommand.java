package io.paymiumfix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.paymiumfix.config.ConfigException;
import io.paymiumfix.text.Printable;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command line that a running gateway answers: finds it, asks, and says plainly when it cannot. */
abstract class OperatorCommand implements Callable<Integer> {

    private static final int MOST_OF_A_LINE = 4_000;
    /** Beyond ASCII everything is escaped: a terminal takes some of it for commands. */
    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writerWithDefaultPrettyPrinter();

    @Spec
    private CommandSpec spec;

    @Mixin
    private OperatorOptions where;

    /** Asks and prints; gives the exit code. */
    abstract int ask(OperatorClient gateway) throws OperatorException, InterruptedException;

    /** The exit code when the gateway could not be asked. */
    int whenItCannot() {
        return ExitCode.FAILED;
    }

    @Override
    public final Integer call() throws InterruptedException {
        try {
            return ask(where.connect());
        } catch (ConfigException e) {
            e.faults().forEach(err()::println);
            return ExitCode.USAGE;
        } catch (OperatorException e) {
            err().println("Cannot ask the gateway: " + shown(e.getMessage()) + ".");
            return whenItCannot();
        }
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final CommandSpec spec() {
        return spec;
    }

    /** How this command found the gateway, to be typed after another one. */
    final String whereAgain() {
        return where.again();
    }

    /** Prints the answer to a command, and whether it was done. */
    final boolean told(final JsonNode reply) {
        out().println(shown(reply.path("text").asText()));
        reply.path("details").forEach(line -> out().println("  " + shown(line.asText())));
        return reply.path("done").asBoolean();
    }

    /** Prints the answer as it came. */
    final void toldAsJson(final JsonNode reply) {
        try {
            out().println(JSON.writeValueAsString(reply));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** As one line that is no command to the terminal. */
    static String shown(final String line) {
        return Printable.of(line, MOST_OF_A_LINE);
    }
}
