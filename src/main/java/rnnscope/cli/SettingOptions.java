package rnnscope.cli;

import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import rnnscope.language.Words;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.Setting.Numeric;
import rnnscope.train.live.setting.TrainingSettings;

/** Options of a command that trains, as the table of settings lists them. */
final class SettingOptions {
    /** Where they stand in the help: before those without an order of their own. */
    private static final int FIRST = -200;

    private final CommandSpec command;
    private final Options options;

    SettingOptions(CommandSpec command) {
        this.command = command;
        this.options = new Options(command);
    }

    /** Adds the options to a command. */
    static final class Adding implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec command) {
            int order = FIRST;
            for (Setting<?> setting : Setting.all()) {
                if (setting.option() != null) {
                    command.addOption(option(setting, order++));
                }
            }
            return command;
        }

        private static OptionSpec option(Setting<?> setting, int order) {
            OptionSpec.Builder builder = OptionSpec.builder(setting.option()).order(order).description(setting.help())
                    .type(setting.typed());
            return setting.label() == null ? builder.arity("0").negatable(setting.isNegatable()).build()
                    : builder.arity("1").paramLabel(setting.label()).defaultValue(setting.typedUsual()).build();
        }
    }

    /** @throws picocli.CommandLine.ParameterException where a number is out of its range */
    void requireRanges() {
        for (Setting<?> setting : Setting.all()) {
            if (setting instanceof Numeric<?> number && number.range() != null) {
                options.require(number.range().holds(((Number) value(setting)).doubleValue()),
                        Words.of("cli.option.range", setting.option(), number.range().words(),
                                options.typed(setting.option())));
            }
        }
    }

    /**
     * What was typed, and what is usual for the rest.
     *
     * @throws IllegalArgumentException in words for the user where a name is of no value
     */
    TrainingSettings over(TrainingSettings usual) {
        Setting.Values values = usual.values();
        Setting.all().stream().filter(setting -> setting.option() != null && options.isGiven(setting.option()))
                .forEach(setting -> setting.type(value(setting), values));
        return TrainingSettings.of(values);
    }

    /** What was typed for a setting, else what is usual. */
    <T> T typed(Setting<T> setting) {
        Setting.Values values = new Setting.Values();
        setting.type(value(setting), values);
        return values.get(setting);
    }

    private Object value(Setting<?> setting) {
        return command.findOption(setting.option()).getValue();
    }
}
