package rnnscope.text.story;

/**
 * The sentences of the stories. In the scene stand A, B and C, the people of the story; S, who speaks, L, who
 * listens, and T, the third; X, what is lost, and W, where it is found; Season and Year. Narration is in the past tense
 * and speaks of everybody by name; speech is in the present and says "I" and "you".
 */
final class StoryRules {
    static final String NARRATION = """
            opening
              ^in {a} {small} {town} {by-water} there lived {a} {kind} {A.trade} whose name was {A}. ^{A.he}
                {A.work}, and {opening-habit}. {opening-turn} {opening-loss}
              ^in the {Season} of {Year}, in {a} {small} {town} {by-water}, there was {a} {A.trade} called {A}
                ({opening-rumour}). ^{A.he} {A.work}. {opening-turn} {opening-loss}
              ^{A} was the {A.trade} of {a} {small} {town} {by-water}. ^{A.he} {A.work} ({aside}), and
                {opening-habit}. {opening-loss}
              ^nobody in the {small} {town} {by-water} was as {kind} as {A}, the {A.trade}. ^{A.he} {A.work}, and
                {opening-habit}. {opening-loss}
            opening-habit
              on {weekday} {A.he} drank tea with {B}, the {B.trade}, who {B.work}
              {A.his} best friend was {B} the {B.trade}, who {B.work}
              every {weekday} {A.he} took some {food} to {B.place}, where {B} the {B.trade} lived
              in {season} {A.he} sat outside {B.place} with {B}, who was the {B.trade}
            opening-turn
              ^everybody knew {A.him}, even {person}.
              ^{people} said that {A.he} had never been late (not even in {season}).
              ^{A.he} had {number} {creatures} and {a} {adjective} {noun}, and wanted nothing else.
              ^the only one who did not like {A.him} was {C}, the {C.trade} (or so {people} believed).
            opening-rumour: the {kin} of {person} still told the story | it was {a} {weekday}, they say | so they say
            opening-loss
              ^but one {weekday} in {Season}, when {sky}, the {X} [was/were] gone.
              ^then, on {a} {weekday} {hour}, the {X} [was/were] not where [it/they] had always been.
              ^one morning, while {weather}, {A} saw that the {X} [was/were] missing.

            aside
              it was {a} {weekday}
              {person} had said so
              {object} [was/were] {past-state}
              {beast} [was/were] asleep
              so {people} said
              {people} (even {person}) believed it
              {object} ([the one/the ones] from {place}) [was/were] {past-state}
              {sky}
              this was in {Season}

            scene
              ^{S} and {L} went {path}, past {object} and {object}. ^{weather}; neither of them spoke.
              ^they walked {path} {manner}, for {weather}. ^{L} carried {object}, and {S} carried some {food}.
              ^{moment} {S} came to {place} with {L}, and there they met {person}. ^{beast} [was/were] with
                {object}, and {sky}.
              ^{S} {searched} behind {object} ({aside}) and under {object}, while {L} waited near {place}. ^{beast}
                [was/were] watching.
              ^{object} [was/were] {past-state}; {object} [was/were] {past-state} too. ^{S} {searched}
                everywhere ({aside}), but the {X} [was/were] nowhere.
              ^that evening {S} sat with {L} in {S.place} and shared some {food}. ^{weather}. ^{person} came in,
                looked around for a while, and went away again.
              ^{moment} {person} brought {number} {nouns} to {S.place}. ^{S} thanked {L}, who had paid for
                everything, and hung up {S.his} coat.
              ^{L} knew {person}, and {person} knew {people}, but nobody had seen the {X}.
              ^{S} knocked at the door of {L.place}, where {L} lived with {beast}. ^{object} [was/were] outside
                ({aside}).
              ^{people} stood near {place} and talked about the {X}. ^{S}, who had come with {L}, listened for a
                long time.
              ^in {L.place} it was dark. ^{S} found a candle, lit it, and saw {object}, {object} and {a} {creature}
                that wanted to go home.
              ^the road to {place} was long. ^{S} told {L} about {person}, and {L} laughed so much that {beast} woke
                up.

            way
              {scene} {beat}
              {scene} {wonder}
              {scene} {wonder} {beat}
            wonder
              ^{A} thought of the {X}, which nobody had seen since {weekday}, and of {place}, where {X#}[it/they]
                might be found.
              ^{people} [was/were] sure that {person} had taken the {X}, but {person} ({a} {old} {helper} too) did
                not think so.
              ^like {object}, {object} [was/were] {past-state}, which was strange, for {sky}.
              ^it was {C} who said that {beast} [was/were] to blame. ^{B}, who knew {beast} well, said nothing.

            beat
              ^{L} {reaction}.
              ^{L} {reaction}, and {S} {reaction}.
              ^{S} {reaction} ({aside}).
              ^{beast} looked up and went back to sleep.
              ^for a moment nobody said anything ({aside}).
              ^outside, {weather}.
              ^{L} {reaction}, for {object} [was/were] {past-state}.
              ^then {L} {reaction}, as {person} would have done.
            reaction
              nodded
              smiled
              looked at {object}
              put down {a} {adjective} cup
              opened the window
              poured two cups of tea
              shook {a} {adjective} basket
              turned to {person}
              thought about it for a while
              gave {person} some {food}
              laughed out loud

            ending
              ^and so the {X} came home. ^{A} put {X#}[it/them] back, {B} made tea, and {C} (who had known it all
                the time) told everybody about {X#}[it/them] again and again. ^if {weather-now}, the story can still
                be heard {ending-where}.
              ^that night there was {food} for everybody, and {people} danced in {A.place}. ^{object} [was/were]
                {past-state}, {beast} slept {W}, and {A} was happy.
              ^from that day {A} kept the {X} in {A.place}, where {B} and {C} came to look at {X#}[it/them] every
                {weekday} ({aside}). ^nothing was ever lost there again, except {a} {adjective} {noun} that nobody
                missed.
              ^{A}, {B} and {C} walked home {path}. ^{weather}, but they did not notice. ^the {X} [was/were] back,
                and {season} could come.
            ending-where: in {A.place} | from the bridge | in the market, every {weekday}
            weather-now: the wind is right | the night is still | you come in {season} | you ask {person}
            finding
              ^it was {C} who found the {X} at last, {W}. ^{object} stood in front of {X#}[it/them], and {a}
                {creature} was asleep nearby.
              ^and there, {W}, where nobody had looked before, they saw the {X}. ^{C} saw {X#}[it/them] first
                ({aside}).
              ^{moment} {A} looked {W} ({people} had told {A.him} not to), and out came the {X}, {past-state}.

            """;

    private StoryRules() {
    }
}
