package io.paymiumfix;

import io.paymiumfix.config.AdminConfig;
import io.paymiumfix.config.ConfigException;
import io.paymiumfix.config.GatewayConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How the commands of operators find the running gateway. */
final class OperatorOptions {

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration of the running gateway.")
    private Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Instead of --config: its data folder (" + RunCommand.DEFAULT_FOLDER + ").")
    private Path folder;

    @Option(names = "--help", usageHelp = true, description = "Prints this.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean isHelpWanted;

    /** The options as they were given, to be typed again after another command. */
    String again() {
        if (file != null) {
            return " --config " + quoted(file);
        }
        return folder == null ? "" : " --data " + quoted(folder);
    }

    private static String quoted(final Path path) {
        final String text = path.toString();
        return text.matches("[A-Za-z0-9._/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    OperatorClient connect() throws ConfigException, OperatorException {
        if (file == null) {
            return OperatorClient.to(
                    (folder == null ? Path.of(RunCommand.DEFAULT_FOLDER) : folder).resolve("admin.token"));
        }
        if (folder != null) {
            throw new OperatorException("--data goes without --config: the file has dataDir");
        }
        final AdminConfig admin = GatewayConfig.adminOf(file, System.getenv());
        if (!admin.enabled()) {
            throw new OperatorException(file + " has admin.enabled: false, so the gateway listens to nobody here");
        }
        return OperatorClient.to(admin.tokenFile());
    }
}
