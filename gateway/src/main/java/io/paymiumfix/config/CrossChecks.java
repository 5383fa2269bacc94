package io.paymiumfix.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rules between settings of different groups. Those within one group stand with the group. */
final class CrossChecks {

    private final GatewayConfig config;
    private final Reading reading;

    private CrossChecks(GatewayConfig config, Reading reading) {
        this.config = config;
        this.reading = reading;
    }

    static void check(GatewayConfig config, Reading reading) {
        CrossChecks checks = new CrossChecks(config, reading);
        checks.sessions();
        checks.accounts();
        checks.folders();
    }

    private void sessions() {
        Distinct names = new Distinct();
        Distinct compIds = new Distinct();
        List<String> accounts =
                config.accounts().stream().map(AccountConfig::name).toList();
        boolean namesKnown =
                IntStream.range(0, accounts.size()).allMatch(i -> reading.faults.sound("accounts[" + i + "].name"))
                        && reading.faults.sound("accounts");
        for (int i = 0; i < config.sessions().size(); i++) {
            SessionConfig session = config.sessions().get(i);
            String path = "sessions[" + i + "].";
            names.add(path + "name", session.name());
            compIds.add(path + "senderCompId", session.senderCompId());
            reading.require(
                    !session.senderCompId().equals(config.fix().ourCompId()),
                    path + "senderCompId",
                    "is fix.ourCompId, the gateway's own",
                    "fix.ourCompId");
            reading.require(
                    !session.passwordless() || !session.allowedAddresses().isEmpty(),
                    path + "passwordless",
                    "wants allowedAddresses",
                    path + "allowedAddresses",
                    path + "password");
            boolean marketData = session.role() == SessionConfig.Role.MARKET_DATA;
            reading.require(
                    marketData || !session.accounts().isEmpty(),
                    path + "accounts",
                    "is required unless role is market-data",
                    path + "role");
            reading.require(
                    marketData || session.dialect() == SessionConfig.Dialect.FIX44,
                    path + "dialect",
                    "wants role: market-data",
                    path + "role");
            reading.require(
                    session.notices().isEmpty() || session.dialect() == SessionConfig.Dialect.FIX44,
                    path + "notices",
                    "a paymium-legacy client knows none of them",
                    path + "dialect");
            for (int j = 0; j < session.accounts().size() && namesKnown; j++) {
                String account = session.accounts().get(j);
                reading.require(accounts.contains(account), path + "accounts[" + j + "]", "no account has this name");
            }
        }
    }

    private void accounts() {
        Distinct names = new Distinct();
        Distinct tokens = new Distinct();
        for (int i = 0; i < config.accounts().size(); i++) {
            AccountConfig account = config.accounts().get(i);
            names.add("accounts[" + i + "].name", account.name());
            final String path = "accounts[" + i + "].";
            account.apiKey().ifPresent(key -> tokens.add(path + "apiKey", key));
            account.oauthFile().ifPresent(file -> tokens.add(path + "oauthFile", absolute(file)));
        }
    }

    /** One folder inside another would let one part of the gateway clean up, list or lock the files of another. */
    private void folders() {
        Map<String, Path> folders = new LinkedHashMap<>();
        folders.put("fix.storeDir", config.fix().storeDir());
        folders.put("fix.messageLogDir", config.fix().messageLogDir());
        folders.put("venue.nonceDir", config.venue().nonceDir());
        folders.put("journal.dir", config.journal().dir());
        List<String> paths = new ArrayList<>(folders.keySet());
        for (int i = 0; i < paths.size(); i++) {
            for (int j = 0; j < i; j++) {
                Path folder = absolute(folders.get(paths.get(i)));
                Path earlier = absolute(folders.get(paths.get(j)));
                String relation = folder.equals(earlier) ? "the same folder as " : "one folder is inside the other: ";
                reading.require(
                        !folder.startsWith(earlier) && !earlier.startsWith(folder),
                        paths.get(i),
                        relation + paths.get(j),
                        paths.get(j));
            }
        }
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    /** Says of a second use of a value where the first is. Stand-ins of faulty values are no use. */
    private final class Distinct {
        private final Map<Object, String> first = new HashMap<>();

        void add(String path, Object value) {
            if (reading.faults.sound(path)) {
                String earlier = first.putIfAbsent(value, path);
                reading.require(earlier == null, path, "the same as " + earlier);
            }
        }
    }
}
