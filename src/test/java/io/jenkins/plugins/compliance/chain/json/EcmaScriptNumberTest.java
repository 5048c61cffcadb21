package io.jenkins.plugins.compliance.chain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaScriptNumberTest {

    /** The samples of RFC 8785 appendix B: the IEEE 754 bits and their spelling. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void spellsTheSamplesOfRfc8785AppendixB(String bits, String spelling) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(EcmaScriptNumber.toString(value)).isEqualTo(spelling);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        "100, 100",
        "0.1, 0.1",
        "87.35, 87.35",
        "1e-7, 1e-7",
        "1.2e-7, 1.2e-7",
        "0.0000012, 0.0000012",
        "1.23e20, 123000000000000000000",
        "2e23, 2e+23",
        "4.9e-324, 5e-324",
        "1e-323, 1e-323",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "9007199254740993, 9007199254740992"
    })
    void spellsWhatOtherLanguagesSpellDifferently(double value, String spelling) {
        assertThat(EcmaScriptNumber.toString(value)).isEqualTo(spelling);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatJsonCannotSpell(double value) {
        assertThatThrownBy(() -> EcmaScriptNumber.toString(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no JSON form");
    }

    @Property(tries = 20_000)
    void everySpellingReadsBackAsTheSameDouble(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            String spelling = EcmaScriptNumber.toString(value);

            assertThat(Double.parseDouble(spelling)).isEqualTo(value == 0 ? 0.0 : value);
            assertThat(spelling).hasSizeLessThanOrEqualTo(EcmaScriptNumber.MAX_LENGTH);
        }
    }

    @Property(tries = 20_000)
    void noSpellingWithOneDigitLessReadsBackAsTheSameDouble(@ForAll long bits) {
        double value = Math.abs(Double.longBitsToDouble(bits));
        if (Double.isFinite(value) && value > 0) {
            BigDecimal digits = new BigDecimal(EcmaScriptNumber.toString(value)).stripTrailingZeros();
            if (digits.precision() > 1) {
                BigDecimal down = digits.round(new MathContext(digits.precision() - 1, RoundingMode.DOWN));
                BigDecimal up = digits.round(new MathContext(digits.precision() - 1, RoundingMode.UP));

                assertThat(down.doubleValue()).isNotEqualTo(value);
                assertThat(up.doubleValue()).isNotEqualTo(value);
            }
        }
    }

    @Test
    void spellsEveryPowerOfTwoAndItsNeighboursShortest() {
        for (int exponent = -1074; exponent <= 1023; exponent++) {
            double power = Math.scalb(1.0, exponent);
            for (double value : new double[] {Math.nextDown(power), power, Math.nextUp(power)}) {
                if (value > 0) {
                    assertThat(Double.parseDouble(EcmaScriptNumber.toString(value)))
                            .isEqualTo(value);
                }
            }
        }
    }
}
