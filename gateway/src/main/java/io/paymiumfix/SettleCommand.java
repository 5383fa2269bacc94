package io.paymiumfix;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code gateway settle}: what a person decides about an order that cannot be settled by proof. */
@Command(
        name = "settle",
        sortOptions = false,
        description = {
            "Settles an order that the gateway holds: bin/gateway orders shows them, with the evidence.",
            "The client is told at once, and it cannot be undone."
        },
        footer = {"", "Ends with 0 when it is done, 1 when it is not."})
final class SettleCommand extends OperatorCommand {

    /** What can be decided. */
    enum Decision {
        /** It is this order at the venue. */
        adopt,
        /** It never came to the venue. */
        absent,
        /** The venue's latest word is true. */
        resume,
        /** The venue has lost it. */
        gone
    }

    @Parameters(index = "0", paramLabel = "ORDER", description = "The order's OrderID(37).")
    private String order;

    @Parameters(
            index = "1",
            paramLabel = "DECISION",
            description = {
                "adopt: it is the order of that UUID at Paymium.",
                "absent: it is not at Paymium and never will be.",
                "resume: what Paymium says of it now is true.",
                "gone: Paymium does not know it any more; it is asked once again."
            })
    private Decision decision;

    @Parameters(index = "2", arity = "0..1", paramLabel = "UUID", description = "With adopt: Paymium's uuid.")
    private String uuid;

    @Override
    int ask(final OperatorClient gateway) throws OperatorException, InterruptedException {
        if (decision == Decision.adopt == (uuid == null)) {
            throw new ParameterException(spec().commandLine(), "adopt wants Paymium's uuid, the others want none");
        }
        return told(gateway.command(decision.name(), order, uuid == null ? "" : uuid)) ? ExitCode.OK : ExitCode.FAILED;
    }
}
