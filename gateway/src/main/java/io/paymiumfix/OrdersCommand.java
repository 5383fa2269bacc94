package io.paymiumfix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code gateway orders}. */
@Command(
        name = "orders",
        sortOptions = false,
        description = {
            "Shows the orders of a running gateway that have not ended, what is known of those it holds, and the commands"
                    + " that settle them."
        })
final class OrdersCommand extends OperatorCommand {

    @Parameters(arity = "0..1", paramLabel = "ORDER", description = "One order: its OrderID(37), or Paymium's uuid.")
    private String order;

    @Option(names = "--account", paramLabel = "NAME", description = "The orders of one account.")
    private String account;

    @Option(names = "--all", description = "Ended orders too, as far as they are remembered.")
    private boolean isAllWanted;

    @Option(names = "--truth", description = "Instead: how long unknown outcomes took to be settled, per cause.")
    private boolean isTruthWanted;

    @Option(names = "--json", description = "As JSON.")
    private boolean isJsonWanted;

    @Override
    int ask(final OperatorClient gateway) throws OperatorException, InterruptedException {
        if ((order == null ? 0 : 1) + (account == null ? 0 : 1) + (isAllWanted ? 1 : 0) + (isTruthWanted ? 1 : 0) > 1) {
            throw new ParameterException(
                    spec().commandLine(), "ORDER, --account, --all and --truth exclude each other");
        }
        if (isTruthWanted) {
            final JsonNode truth = gateway.get("/figures").path("timeToTruth");
            if (isJsonWanted) {
                toldAsJson(truth);
            } else {
                OrdersTable.truth(truth).forEach(out()::println);
            }
            return ExitCode.OK;
        }
        final JsonNode listing = gateway.orders(subject());
        if (account != null && !isKnown(listing)) {
            unknown(listing);
            return ExitCode.FAILED;
        }
        if (isJsonWanted) {
            toldAsJson(listing);
        } else {
            OrdersTable.orders(listing.path("orders"), whereAgain()).forEach(out()::println);
        }
        final boolean found = order == null || !listing.path("orders").isEmpty();
        return found ? ExitCode.OK : ExitCode.FAILED;
    }

    /** The gateway takes one subject for orders and accounts. An account that was removed is known by its orders. */
    private boolean isKnown(final JsonNode listing) {
        final Stream<JsonNode> names = Stream.concat(
                elements(listing, "accounts"), elements(listing, "orders").map(line -> line.path("account")));
        return names.anyMatch(name -> name.asText().equals(account));
    }

    private static Stream<JsonNode> elements(final JsonNode listing, final String name) {
        return StreamSupport.stream(listing.path(name).spliterator(), false);
    }

    private void unknown(final JsonNode listing) {
        if (isJsonWanted) {
            final ObjectNode none = listing.deepCopy();
            none.putArray("orders");
            toldAsJson(none);
            return;
        }
        final String known = elements(listing, "accounts").map(JsonNode::asText).collect(Collectors.joining(", "));
        out().println(shown("UNKNOWN_ACCOUNT: no account is named " + account + "; there is " + known));
    }

    private String subject() {
        if (isAllWanted) {
            return "*";
        }
        return order != null ? order : account != null ? account : "";
    }
}
