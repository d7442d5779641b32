motcua_test(sync/enrolment DEPENDS sync/enrolment sync/envelope)
