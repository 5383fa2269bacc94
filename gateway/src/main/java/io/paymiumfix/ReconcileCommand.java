package io.paymiumfix;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gateway reconcile}. */
@Command(
        name = "reconcile",
        sortOptions = false,
        description = {
            "Compares all orders, traded sums, fees and locked balances with Paymium's, and lists what differs.",
            "It changes nothing, and takes some seconds."
        },
        footer = {"", "Ends with 0 when all is equal, 1 when something differs, 2 when it could not be compared."})
final class ReconcileCommand extends OperatorCommand {
    private static final int CANNOT = 2;

    @Option(names = "--account", paramLabel = "NAME", description = "One account; all when absent.")
    private String account;

    @Option(names = "--json", description = "As JSON.")
    private boolean isJsonWanted;

    @Override
    int ask(final OperatorClient gateway) throws OperatorException, InterruptedException {
        final JsonNode reply = gateway.command("reconcile", account == null ? "" : account, "");
        if (isJsonWanted) {
            toldAsJson(reply);
        } else {
            told(reply);
        }
        return switch (reply.path("word").asText()) {
            case "EQUAL" -> ExitCode.OK;
            case "DIFFERENCES" -> ExitCode.FAILED;
            default -> CANNOT;
        };
    }

    @Override
    int whenItCannot() {
        return CANNOT;
    }
}
