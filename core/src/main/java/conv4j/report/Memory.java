package conv4j.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much memory numbers take. */
final class Memory {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

    private Memory() {}

    /**
     * As Keras writes it, a KB being 1024 bytes, with two decimals. Half a hundredth goes to the even side, as Python
     * rounds: 1,152 bytes are 1.12 KB.
     */
    static String text(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return new BigDecimal(amount).setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " " + UNITS[unit];
    }
}
