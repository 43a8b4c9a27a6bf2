package rnnscope.text.story;

/** What the people of the stories say, and how: in one go, interrupted and resumed, in several sentences. */
final class SpeechRules {
    static final String SPEECH = """
            speaker: {S} | {S} | the {S.trade}
            call: my dear {L} | listen, {L} | good morning, {L} | wait, {L} | no, dear {L} | yes, of course, {L} |
                oh well, {L}
            said-how: {manner} | to {L} | while {weather} | ({aside}) | as if it were a secret
            gesture: smiled | nodded | turned around | looked at {person} | pointed to {object}

            scene-talk
              {scene} {speech} {beat}
              {scene} {speech}
              {scene} {beat} {speech}
              {scene} {speech-long}
              {scene} {speech-long} {beat}
            finding-talk
              {finding} "^{found}," said {speaker}. "^{found}."
              {finding} "^{found-question}?" asked {speaker} {said-how}. "^{found}, and {found}."
              {finding} {beat} "^{found}," {speaker} whispered. "^{found-question}?"
            finding-reply
              "^{found}," said {speaker} {manner}. "^{found}, and {found}." {beat}
              ^{speaker} {gesture}. "^{found}," {S.he} said ({aside}), "and {found}." {beat}
              "^{found-question}?" {speaker} answered. "^{found}, but {found}." {beat}
            found
              the {X} [was/were] here all the time
              I never thought of looking {W}
              now we can go home
              we shall have {food} tonight
              I knew that {animal} had nothing to do with it
              let's tell {someone}
              I am as happy as {animal}
              I shall never lend the {X} to {someone} again
              {proverb}
            found-question
              who put {X#}[it/them] there
              {X#}[is it/are they] really the {X}
              did you know about this, {L}
              what will {someone} say
            reply
              {speech} {beat}
              {beat} {speech-long}
              {speech-long} {beat}
              {speech} {beat} {more}
              {speech-long} {beat} {beat}
            more
              "^{statement}," {S.he} added.
              "^{statement}. ^{statement}."
              "^{question}?"
              "^{statement}, and {statement}," {S.he} said {said-how}.

            speech
              "^{statement}," said {speaker}.
              "^{statement}, and {statement}," said {speaker} {said-how}.
              "^{question}?" asked {speaker}. "^{statement}."
              ^{speaker} {gesture} and said, "^{statement}. ^{statement}."
              "^{call}," said {speaker}. "^{statement}."
              "^{statement}," {speaker} answered {manner}, "but {statement}."
              ^{S} {gesture}. "^{statement}," {S.he} said ({aside}), "and {statement}."
              "^{question}?" {speaker} whispered. "^{question}?"
              "^{short}," said {speaker} {said-how}.
              "^{short}!" cried {speaker}, and {S.he} {gesture}.
            speech-long
              "^{call}," said {speaker}, "{statement}. ^{statement}, because {reason}. ^{question}?"
              "^{statement}. ^{statement}, and {statement}," said {speaker}. "^{question}?"
              ^{speaker} said {manner}: "^{question}? ^{statement}, but {statement}. ^{statement}."
              "^{statement}," said {speaker}, who {gesture}, "and {statement}. ^{statement} (or so {people-now}
                say). ^{statement}."
              ^{S} {gesture} and began to speak. "^{statement}. ^{statement}. ^{statement}," {S.he} said, "and that
                is all I know."
              "^{statement} ({aside-now})," said {speaker} {said-how}. "^{statement}, and {statement}. ^{question}?"
              "^if {condition}, {promise}," {speaker} replied, "and if {condition}, {promise}. ^{short}."
            short
              I don't believe it
              let's go now
              I am coming with you
              nobody asked me
              that is what I thought
              it's always the same
              not before supper
              be careful
              come in, {L}
              thank you, {L}

            statement
              the {X} [is/are] gone, and nobody knows where
              I have looked behind {thing} and under {thing}
              I think that {T} knows more than {T.he} says
              we must be at {place} {hour}
              you may take {thing}, but please bring [it/them] back
              my {kin} always says that {proverb}
              I heard {sound} last night
              {people-now} [believes/believe] that {T} has seen the {X}
              {thing} [is/are] {state}
              I can't sleep when {thing} [is/are] {state}
              you are as {kind} as {animal}
              there is some {food} in the {container}
              {animal} [eats/eat] more than I do
              I will ask {someone}
              {someone} has a key to {house}
              we shall find {X#}[it/them], even if it takes all {season}
              whoever has the {X} has {thing} too
              you and I are too old for this
              {T} is {kind}, but {T.he} never forgets anything
              the {container} is empty, and so is the {container}
              I would rather live on {food} than wait for {someone}
              it's just {a} {adjective} {noun}
              I saw {T} near {place} with {thing}
              {proverb}
            question
              have you seen the {X}
              what do you know about {someone}
              why do you say that {thing} [is/are] {state}
              who has been in the {container}
              do you remember {thing} and {thing}
              shall we ask {someone}
              will you help me, {L}
              where were you {hour}
              is there any {food} left
              can you hear {sound}
              what does {T} want with my {nouns}
              do you think that {animal} [sleeps/sleep] at night
            condition: {T} comes {hour} | we find the {X} | it rains | {someone} is right | you are hungry | the
                door is open | {thing} [is/are] {state} | nobody helps us
            promise
              I will ask {someone}
              I will carry {thing} to {place}
              we shall find {X#}[it/them] {hour}
              you may take {thing}
              nobody will sleep tonight
              {T} will help us
              there will be some {food} for everybody
              {people-now} will know why
            reason
              I heard {sound} last night
              I can't sleep when {thing} [is/are] {state}
              {thing} [is/are] {state}
              {T} is {kind}
              {proverb}
              {someone} has a key to {house}
              the {container} is empty
            proverb: a slow foot gets home too | {animal} [knows/know] the way | what is lost wants to be found |
                {season} comes early for those who wait | soup is better than worry | an open door needs no key |
                {thing} [is/are] worth more than gold
            state: broken | empty | upside down | older than you are | full of {goods} | too heavy for me | as
                good as new | in the wrong place

            someone
              1 the {helper}
              1 the {helper} who {deed-now}
              1 your {kin}
              1 my {kin}
              1 the {old} {helper}
              1 {T}
            people-now
              2 the {helpers}
              2 the {helpers} who {deed-now}
              2 all {helpers}
            deed-now: [sells/sell] {goods} | [lives/live] near {place} | [is/are] always late | never
                [sleeps/sleep] | [has/have] {number} {creatures} | [knows/know] my {kin} | [was/were] here last
                {weekday}
            animal
              1 your {creature}
              1 {a} {old} {creature}
              1 the {creature} that {T} has
              2 the {creatures}
              2 your {creatures}
              2 the {creatures} that [belongs/belong] to {T}
            thing
              1 the {noun}
              1 my {adjective} {noun}
              1 your {noun}
              1 the {noun} that {T} made
              2 my {nouns}
              2 the {adjective} {nouns}
              2 the {nouns} that {T} made
              2 these {nouns}
            aside-now: and I never lie | you know {T.him} | it was {weekday} | {thing} [is/are] {state} | {T} was
                there too | I was {number} then
            """;

    private SpeechRules() {
    }
}
