package io.paymiumfix;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gateway accept}: a person takes note of what stops new orders. */
@Command(
        name = "accept",
        sortOptions = false,
        description = "Lets new orders in again after something that a person had to know of first.",
        footer = {"", "Ends with 0 when it is done, 1 when there was nothing to accept."})
final class AcceptCommand extends OperatorCommand {

    /** What can be accepted. */
    enum What {
        /** The journal may be older than the venue's orders. */
        backup,
        /** Something taken for granted of the venue was seen to be false. */
        assumption
    }

    @Parameters(
            paramLabel = "WHAT",
            description = {
                "backup: the journal may be an old copy; orders it does not know are treated as foreign.",
                "assumption: something taken for granted of Paymium was seen to be false."
            })
    private What what;

    @Override
    int ask(final OperatorClient gateway) throws OperatorException, InterruptedException {
        return told(gateway.command("accept-" + what.name(), "", "")) ? ExitCode.OK : ExitCode.FAILED;
    }
}
