package conv4j.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Float16Test {
    @Test
    void everyNumberThatItHasComesBack() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float number = Float16.toFloat((short) bits);
            if (!Float.isNaN(number)) {
                assertEquals((short) bits, Float16.toBits(number), "bits " + Integer.toHexString(bits));
                assertEquals(number, Float16.round(number));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 3c00",
        "-2.0, c000",
        "65504, 7bff",
        "65519.99, 7bff",
        "65520, 7c00",
        "1e9, 7c00",
        "-Infinity, fc00",
        "5.9604645E-8, 0001",
        "2.9802322E-8, 0000",
        "2.99E-8, 0001",
        "6.103515625E-5, 0400",
        "1.00048828125, 3c00",
        "1.00146484375, 3c02",
        "NaN, 7e00"
    })
    void theNearestIsTakenAndTiesGoToEven(float number, String bits) {
        assertEquals(Integer.parseInt(bits, 16), Float16.toBits(number) & 0xffff);
    }
}
